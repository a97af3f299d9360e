"""What is too large is a failure of its own, beside which the others are read, and takes no memory."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pytest
import zstandard

from audit.articles import read_articles
from audit.articles.settings import ReaderSettings, here
from audit.articles.stdin import read_stdin
from audit.config import ReadingConfig
from audit.records import Article, Unread

LIMITS = ReadingConfig(largest_file=1000, largest_page=2000, largest_line=3000, largest_unpacked=50_000)
TEXT = "Le conseil a voté. "
GOOD = json.dumps({"id": "good", "text": TEXT}).encode() + b"\n"
LONG = json.dumps({"id": "long", "text": TEXT * 200}).encode() + b"\n"


def read(folder: Path, limits: ReadingConfig = LIMITS) -> list[tuple[str, str]]:
    """The id of each article, with what kind of failure it is."""
    return [
        (one.id, one.failure.kind if isinstance(one, Unread) else "")
        for one in read_articles([str(folder)], limits=limits)
    ]


def test_a_file_and_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 100, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<p>{TEXT * 200}</p>", encoding="utf-8")
    (tmp_path / "c.txt").write_text((TEXT * 100).encode()[:1000].decode(errors="ignore"), encoding="utf-8")
    assert read(tmp_path) == [("a", "large-file"), ("b", "large-page"), ("c", "")]


def test_an_original(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "en").mkdir()
    for name, kind in (("a.txt", "file"), ("a.html", "page")):
        original = tmp_path / "en" / name
        original.write_text("The council has voted. " * 200, encoding="utf-8")
        (one,) = read_articles([str(tmp_path / "a.txt")], sources=tmp_path / "en", limits=LIMITS)
        assert isinstance(one, Unread)
        assert one.failure.kind == f"original-large-{kind}"
        assert f"reading.largest_{kind}" in one.failure.message
        original.unlink()


def packed(name: str, data: bytes) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(data)
    return zstandard.compress(data) if name.endswith(".zst") else data


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
class TestLines:
    def test_one_that_is_too_long(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(packed(name, LONG + GOOD + b"{" * 20_000))
        kinds = [kind for _, kind in read(tmp_path)]
        assert kinds == ["long-line", "", "long-line"]

    def test_one_that_is_just_as_long_as_it_may_be(self, tmp_path: Path, name: str) -> None:
        line = GOOD.rstrip(b"}\n") + b" " * (LIMITS.largest_line - len(GOOD) + 1) + b"}\n"
        assert len(line.rstrip()) == LIMITS.largest_line
        (tmp_path / name).write_bytes(packed(name, line))
        assert read(tmp_path) == [("good", "")]
        (tmp_path / name).write_bytes(packed(name, b" " + line))
        assert [kind for _, kind in read(tmp_path)] == ["long-line"]

    def test_more_than_a_file_may_hold(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(packed(name, GOOD + b"\n" * 60_000 + GOOD))
        assert [kind for _, kind in read(tmp_path)] == ["", "large-archive"]

    @pytest.mark.parametrize(
        ("filling", "unpacked"), [(b" ", 80_000_000), (b'{"id": 1, ', 80_000_000), (b"\n", 200_000)]
    )
    def test_memory_is_bounded(self, tmp_path: Path, name: str, filling: bytes, unpacked: int) -> None:
        (tmp_path / name).write_bytes(packed(name, GOOD + filling * (100_000_000 // len(filling))))
        limits = ReadingConfig(largest_line=100_000, largest_unpacked=unpacked)
        tracemalloc.start()
        kinds = [kind for _, kind in read(tmp_path, limits)]
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert kinds == ["", "large-archive"]
        assert peak < 25_000_000


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (TEXT.encode() * 100, ["large-file"]),
        (b"\n" * 10_000, ["large-file"]),
        (TEXT.encode(), [""]),
        (LONG + GOOD, ["long-line", ""]),
        (GOOD + LONG, ["", "long-line"]),
        (GOOD + b"\n" * 60_000, ["", "large-archive"]),
    ],
)
def test_standard_input(given: bytes, kinds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(given)

    monkeypatch.setattr("sys.stdin", Stdin())
    found = [
        one.failure.kind if isinstance(one, Unread) else "" for one in read_articles(["-"], limits=LIMITS)
    ]
    assert found == kinds


def test_text_on_standard_input_is_whole() -> None:
    text = "\n\n" + TEXT * 20
    (draft,) = read_stdin(ReaderSettings("utf-8", LIMITS, here), io.BytesIO(text.encode()))
    assert not isinstance(draft, Unread | Article)
    assert draft.article.text == text
