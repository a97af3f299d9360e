"""Bad input: one clear line that names the file and the remedy, and the others are read."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from audit.articles import read_articles
from audit.articles.ids import IdRegister
from audit.errors import UsageError
from audit.records import Article, Unread
from tests.growth import grows_evenly

PACKED = {".gz": gzip.compress, ".zst": zstandard.compress}

GOOD = "Le président chinois a parlé mercredi."


def read(*paths: Path, sources: Path | None = None, encoding: str = "utf-8") -> list[Article | Unread]:
    return list(read_articles([str(path) for path in paths], sources=sources, encoding=encoding))


def failures(items: list[Article | Unread]) -> list[Unread]:
    for item in items:
        if isinstance(item, Unread):
            assert item.failure.stage == "read"
            assert "\n" not in item.failure.message and ". " in item.failure.message
    return [item for item in items if isinstance(item, Unread)]


ACCENTS = "Été à Noël, l’hôtel où déjeunèrent les élèves âgés était fermé."


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", "empty", "holds no text"),
        (b" \r\n\t \xc2\xa0", "empty", "holds no text"),
        (b"\xef\xbb\xbf\n", "empty", "holds no text"),
        (b"%PDF-1.7 stream", "binary", "a PDF"),
        (b"PK\x03\x04word/document.xml", "binary", "office document"),
        (b"{\\rtf1 Bonjour}", "binary", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary", "picture"),
        (bytes(range(32)) * 40, "binary", "binary file"),
        (gzip.compress(b"Bonjour", mtime=0), "binary", "gzip"),
        (
            ACCENTS.encode("cp1252"),
            "encoding",
            "byte 0xC9 at offset 0. It reads as cp1252: try --encoding cp1252",
        ),
        (b"Bonjour \xe9l\xe8ve, c'est l'\xe9t\xe9.", "encoding", "byte 0xE9 at offset 8."),
        (ACCENTS.encode("utf-16"), "encoding", "try --encoding utf-16"),
        (ACCENTS.encode("utf-16-le"), "encoding", "try --encoding utf-16-le"),
        (ACCENTS.encode("mac-roman"), "encoding", "at offset 0"),
    ],
)
def test_bad_file_among_good_ones(tmp_path: Path, data: bytes, kind: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(data)
    (tmp_path / "c.txt").write_text(GOOD, encoding="utf-8")
    items = read(tmp_path)
    assert [item.id for item in items] == ["a", "b", "c"]
    (unread,) = failures(items)
    assert unread.path == str(tmp_path / "b.txt")
    assert unread.failure.kind == kind
    assert str(tmp_path / "b.txt") in unread.failure.message
    assert words in unread.failure.message


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "mac-roman", "cp850"])
def test_the_encoding_it_suggests_reads_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    text = ACCENTS.replace("’", "'")
    path.write_bytes(text.encode(encoding))
    (unread,) = failures(read(path))
    suggested = unread.failure.message.rsplit("--encoding ", 1)[1]
    (article,) = read(path, encoding=suggested)
    assert isinstance(article, Article) and article.text == text


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (b'{"id": "x", "text": ', "json", "not valid JSON"),
        (b"bonjour", "json", "not valid JSON"),
        (b'{"z": ' + b"[" * 100_000, "json", "not valid JSON"),
        (b'{"id": "x", "text": "\\ud83d"}', "json", "not valid JSON"),
        (b"[1]", "fields", "is no article"),
        (b'{"id": "x"}', "fields", "missing required field `text`"),
        (b'{"text": "x"}', "fields", "missing required field `id`"),
        (b'{"id": 7.5, "text": "x"}', "fields", "$.id"),
        (b'{"id": "x", "text": ["x"]}', "fields", "$.text"),
        (b'{"id": "x", "text": "x", "title": 1}', "fields", "$.title"),
        (b'{"id": "x", "text": " "}', "empty", "holds no text"),
        (b'{"id": "x", "text": "\xe9"}', "encoding", "byte 0xE9 at offset 21 of the line"),
        (b'{"id": "../../x", "text": "x"}', "unsafe-id", "`../../x`"),
        (b'{"id": "/etc/x", "text": "x"}', "unsafe-id", "'/'"),
        (b'{"id": "c:\\\\x", "text": "x"}', "unsafe-id", "':'"),
        (b'{"id": "", "text": "x"}', "unsafe-id", "is empty"),
        (b'{"id": ".x", "text": "x"}', "unsafe-id", "starts or ends"),
        (b'{"id": "..", "text": "x"}', "unsafe-id", "starts or ends"),
        (b'{"id": "x.", "text": "x"}', "unsafe-id", "starts or ends"),
        (b'{"id": "a\\nb", "text": "x"}', "unsafe-id", "`a\\nb`"),
        (b'{"id": "a\\u202eb", "text": "x"}', "unsafe-id", "\\u202e"),
        (b'{"id": "NUL", "text": "x"}', "unsafe-id", "reserved"),
        (b'{"id": "com1.txt", "text": "x"}', "unsafe-id", "reserved"),
        (json.dumps({"id": "é" * 101, "text": "x"}).encode(), "unsafe-id", "longer than 200 bytes"),
        (b'{"id": "good", "text": "x"}', "duplicate-id", "a.jsonl:3 has the id `good` of"),
        (b'{"id": "GOOD", "text": "x"}', "duplicate-id", "a.jsonl:1"),
    ],
)
def test_bad_line_among_good_ones(tmp_path: Path, line: bytes, kind: str, words: str) -> None:
    path = tmp_path / "a.jsonl"
    good = [json.dumps({"id": id, "text": GOOD}).encode() for id in ("good", "better")]
    path.write_bytes(b"\n".join([good[0], b"", line, good[1]]))
    first, bad, last = read(path)
    assert isinstance(first, Article) and isinstance(last, Article)
    assert (first.id, last.id) == ("good", "better")
    (unread,) = failures([bad])
    assert unread.path == f"{path}:3"
    assert (unread.failure.kind, words in unread.failure.message) == (kind, True), unread.failure.message
    assert f"{path}:3" in unread.failure.message
    assert "/" not in unread.id and unread.id not in ("good", "better")


class TestDuplicates:
    def test_same_name_in_two_folders(self, tmp_path: Path) -> None:
        for folder in ("x", "y"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.txt").write_text(GOOD, encoding="utf-8")
        first, second = read(tmp_path / "x", tmp_path / "y")
        assert isinstance(first, Article)
        (unread,) = failures([second])
        assert str(tmp_path / "x" / "a.txt") in unread.failure.message
        assert str(tmp_path / "y" / "a.txt") in unread.failure.message
        assert unread.id != first.id
        assert [item.id for item in read(tmp_path)] == ["x__a", "y__a"]

    def test_same_stem_with_two_suffixes(self, tmp_path: Path) -> None:
        for name in ("a.md", "a.txt", "é.txt", "e\u0301.md"):
            (tmp_path / name).write_text(GOOD, encoding="utf-8")
        assert sorted(item.failure.kind for item in failures(read(tmp_path))) == ["duplicate-id"] * 2

    def test_ids_of_failures_are_never_shared(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(b'{"id": "x", "text": "x"}\n' + b'{"id": "x", "text": "x"}\n' * 3)
        ids = [item.id for item in read(path)]
        assert len(set(ids)) == 4


class TestFiles:
    @pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
    @pytest.mark.parametrize("data", [b"", b"\n \n"])
    def test_no_line(self, tmp_path: Path, name: str, data: bytes) -> None:
        (tmp_path / name).write_bytes(PACKED.get((tmp_path / name).suffix, bytes)(data))
        (unread,) = failures(read(tmp_path / name))
        assert (unread.id, unread.failure.kind) == ("a", "empty")

    def test_damaged_archive(self, tmp_path: Path) -> None:
        lines = b'{"id": "x", "text": "Texte."}\n' + b" " * 100_000
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-20])
        (tmp_path / "b.jsonl.gz").write_bytes(b"no archive")
        (tmp_path / "c.jsonl.zst").write_bytes(zstandard.compress(lines)[:-3])
        (tmp_path / "d.jsonl.zst").write_bytes(b"no archive")
        assert [item.failure.kind for item in failures(read(tmp_path))] == ["damaged"] * 4

    def test_zstd_of_several_frames(self, tmp_path: Path) -> None:
        frames = [zstandard.compress(b'{"id": "%d", "text": "Texte."}\n' % number) for number in range(3)]
        (tmp_path / "a.jsonl.zst").write_bytes(b"".join(frames))
        assert [item.id for item in read(tmp_path)] == ["0", "1", "2"]

    def test_no_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> bytes:
            raise PermissionError(13, "Permission denied")

        (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
        monkeypatch.setattr(Path, "open", refuse)
        (unread,) = failures(read(tmp_path / "a.txt"))
        assert unread.failure.kind == "unreadable"
        assert unread.failure.message.endswith("cannot be read: Permission denied. Check its permissions")

    def test_folder_that_cannot_be_listed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        closed = tmp_path / "closed"
        closed.mkdir()
        (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
        listed = os.scandir

        def scandir(path: Path) -> object:
            if path == closed:
                raise PermissionError(13, "Permission denied")
            return listed(path)

        monkeypatch.setattr(os, "scandir", scandir)
        items = read(tmp_path)
        assert [type(item) for item in items] == [Article, Unread]
        assert [item.failure.kind for item in failures(items)] == ["unreadable"]

    def test_page_without_article(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text("<html><body><nav></nav></body></html>", encoding="utf-8")
        (unread,) = failures(read(tmp_path / "a.html"))
        assert unread.failure.kind == "no-article"

    def test_name_that_is_no_id(self, tmp_path: Path) -> None:
        (tmp_path / ('x"y.txt')).write_text(GOOD, encoding="utf-8")
        (unread,) = failures(read(tmp_path))
        assert (unread.id.startswith("x_y__"), unread.failure.kind) == (True, "unsafe-id")

    def test_empty_stdin(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        (unread,) = failures(list(read_articles(["-"])))
        assert (unread.id, unread.path, unread.failure.kind) == ("stdin", "-", "empty")


class TestOriginals:
    def test_bad_original(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "a.txt").write_bytes(b"Caf\xe9 au lait")
        (unread,) = failures(read(tmp_path / "a.txt", sources=tmp_path / "en"))
        assert unread.failure.kind == "original-encoding"
        assert str(tmp_path / "en" / "a.txt") in unread.failure.message
        assert "offset 3" in unread.failure.message

    def test_one_file_and_several_lines_on_stdin(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "en.txt").write_text("Text.", encoding="utf-8")
        lines = b'{"id": "a", "text": "A."}\n{"id": "b", "text": "B."}\n'
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        first, second = read_articles(["-"], sources=tmp_path / "en.txt")
        assert isinstance(first, Article) and first.original == "Text."
        assert [item.failure.kind for item in failures([second])] == ["original-ambiguous"]


class TestUsage:
    """What makes no sense is refused by the call itself, before any article is read."""

    def test_no_such_path(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
        with pytest.raises(UsageError, match=r"b\.txt does not exist") as caught:
            read_articles([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
        assert caught.value.exit_code == 2

    def test_folder_without_articles(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF-")
        with pytest.raises(UsageError, match="holds no articles"):
            read_articles([str(tmp_path)])

    @pytest.mark.parametrize("encoding", ["martian", "rot13", "hex"])
    def test_unknown_encoding(self, tmp_path: Path, encoding: str) -> None:
        with pytest.raises(UsageError, match="unknown encoding"):
            read_articles([str(tmp_path)], encoding=encoding)

    @pytest.mark.parametrize("paths", [["a.txt", "b.txt"], ["."], ["c.jsonl"]])
    def test_one_original_for_several_articles(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str]
    ) -> None:
        for name in ("a.txt", "b.txt", "c.jsonl", "en.txt"):
            (tmp_path / name).write_text(GOOD, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        with pytest.raises(UsageError, match="is one file"):
            read_articles(paths, sources=Path("en.txt"))

    def test_no_such_source(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"--source .* does not exist"):
            read_articles(["-"], sources=tmp_path / "en")


HARD = ["../x", "x", "x", "é" * 300, "", "é" * 300, "NUL", "com1.txt", "😀" * 50, "y" * 200, "y" * 200, "..."]


class TestIds:
    @pytest.mark.parametrize(
        "id", ["a", "000_4cef1a2b", "été", "新闻", "a b", "a.b-c_d", "x" * 200, "null", "nullable"]
    )
    def test_safe(self, id: str) -> None:
        IdRegister().claim(id, "place")

    def test_spare_is_safe_and_new(self) -> None:
        register = IdRegister()
        ids = [register.spare(id, "place") for id in HARD]
        assert len(set(ids)) == len(ids)
        for id in ids:
            IdRegister().claim(id, "place")

    @pytest.mark.parametrize(
        "make", [lambda n: f"https://example.org/{n}", lambda _: "same", lambda n: "../" + "x" * 300 + str(n)]
    )
    def test_many_bad_ones_take_time_in_proportion(self, make: Callable[[int], str]) -> None:
        def work(size: int) -> Callable[[], object]:
            return lambda: register(size)

        def register(size: int) -> None:
            ids = IdRegister()
            for number in range(size):
                ids.spare(make(number), f"file:{number}")

        assert grows_evenly(work, 250)
