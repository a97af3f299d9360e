"""Whatever a file holds, it ends in articles and failures with ids of their own, and its neighbours stand."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import zstandard
from hypothesis import strategies as st

from audit.articles import read_articles
from audit.records import Article, Unread
from audit.runs.state.run_folder import REPORTS
from tests.hostile.trying import few_or, try_out

GOOD = "Le conseil municipal a voté mardi le budget de la ville."
LINE = json.dumps({"id": "good", "text": GOOD}).encode()

SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    st.sampled_from(
        ["../../x", "a/b", "con", "..", "good", "GOOD", "a" * 300, "\x00", "\u202e", "\ud800", "1e999"]
    ),
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=6)
KEYS = st.sampled_from(["id", "text", "title", "url", "source", "original", "source_language", "other"])
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6).map(lambda one: json.dumps(one).encode())
LINES = st.one_of(
    *(OBJECTS, st.binary(max_size=40)),
    st.sampled_from(
        [b"[" * 5000, b'{"id": "x", "text": "' + b"\\ud800" * 3 + b'"}', b"\xef\xbb\xbf{}", b"\x00" * 99]
    ),
    st.tuples(OBJECTS, st.integers(0, 60), st.integers(0, 255)).map(
        lambda one: one[0][: one[1]] + bytes([one[2]]) + one[0][one[1] + 1 :]
    ),
)
FILES = st.tuples(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8)).map(
    lambda both: b"\n".join([*both[0], LINE, *both[1]])
)


def _read(name: str, data: bytes) -> list[Article | Unread]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        (Path(folder) / "neighbour.txt").write_text(GOOD, encoding="utf-8")
        found = list(read_articles([folder]))
        ids = [one.id for one in found]
        assert len(set(map(str.casefold, ids))) == len(ids)
        # They name files, and so lead nowhere else.
        reports = Path(folder) / REPORTS
        assert all((reports / f"{one}.md").resolve().parent == reports.resolve() for one in ids)
        assert GOOD in [one.text for one in found if isinstance(one, Article) and one.id == "neighbour"]
    return found


@few_or(1000)
def test_lines(examples: int) -> None:
    def is_read(data: bytes) -> None:
        found = _read("a.jsonl", data)
        assert GOOD in [one.text for one in found if isinstance(one, Article) and one.id.casefold() == "good"]

    lines = FILES.filter(lambda data: data.lower().count(b'"good"') == 1)
    try_out(examples, lines, is_read)


@few_or(300)
def test_damaged_archives(examples: int) -> None:
    archives = st.tuples(FILES, st.sampled_from([".gz", ".zst"]), st.integers(0, 10**6), st.integers(0, 255))

    def is_read(given: tuple[bytes, str, int, int]) -> None:
        data, suffix, place, byte = given
        packed = bytearray((gzip if suffix == ".gz" else zstandard).compress(data))
        packed[place % len(packed)] = byte
        _read(f"a.jsonl{suffix}", bytes(packed))

    try_out(examples, archives, is_read)


TAGS = (
    "p",
    "div",
    "article",
    "h1",
    "br",
    "table",
    "td",
    "figure",
    "figcaption",
    "script",
    "style",
    "svg",
    "b",
    "li",
)
MARKUP = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            GOOD,
            f"<p>{GOOD}</p>",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "\x00",
        ]
    ),
    st.sampled_from(
        ["<p " + "a=1 " * 300 + ">", "<div>" * 300, "<meta charset=", "<base href=x>", "<!DOCTYPE", "<"]
    ),
    st.text(max_size=12),
)
CHARSETS = st.sampled_from(
    [
        "utf-8",
        "latin-1",
        "base64",
        "hex",
        "zlib",
        "idna",
        "rot13",
        "undefined",
        "utf-7",
        "utf-16",
        "utf-32",
        "",
        "\x00",
        "é",
    ]
)
ENCODINGS = st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-8-sig"])
PAGES = st.tuples(CHARSETS, st.lists(MARKUP, max_size=30).map("".join), ENCODINGS).map(
    lambda one: f'<html><head><meta charset="{one[0]}"><title>T</title></head><body>{one[1]}'.encode(
        one[2], "replace"
    )
)


@few_or(300)
def test_pages(examples: int) -> None:
    try_out(examples, PAGES, lambda page: _read("a.html", page) and None)


@few_or(500)
def test_bytes(examples: int) -> None:
    texts = st.tuples(st.text(max_size=60), ENCODINGS).map(lambda one: one[0].encode(one[1], "replace"))
    try_out(examples, st.binary(max_size=300) | texts, lambda data: _read("a.txt", data) and None)
