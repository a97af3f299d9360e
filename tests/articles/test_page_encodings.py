"""Pages and originals are decoded on their own terms, whatever is declared wrongly."""

import codecs
import json
from pathlib import Path

import pytest

from audit.articles import read_articles
from audit.articles.ids import file_name
from audit.articles.page_encoding import declared_encoding
from audit.records import Article, Unread

SENTENCE = "L’école a reçu 20 € – une œuvre d’été… selon le maire de la commune, à Évreux."


def page(head: str) -> str:
    return f"<html><head>{head}<title>École</title></head><body><article><h1>École</h1>" + (
        f"<p>{SENTENCE} Le vote aura lieu jeudi.</p><p>Les travaux de la gare dureront deux ans encore.</p>"
        "</article></body></html>"
    )


def read_one(path: Path, **options: str) -> Article | Unread:
    (one,) = read_articles([str(path)], **options)  # type: ignore[arg-type]
    return one


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<meta charset=latin1>", "cp1252"),
        ('<meta charset="US-ASCII">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ('<!-- <meta charset="utf-8"> --><meta charset="latin1">', "cp1252"),
        ("<script>'<meta charset=utf-8>'</script><meta charset='windows-1252'>", "cp1252"),
        ('<meta name="note" content="charset=utf-8"><meta charset="latin1">', "cp1252"),
        (f"<style>{'a' * 3000}</style><meta charset='latin1'>", "cp1252"),
        ('<meta charset="base64"><meta charset="latin1">', "cp1252"),
        ('<meta charset="latin1"><meta charset="utf-8">', "cp1252"),
        *(
            (f'<meta charset="{label}">', "utf-8")
            for label in ("base64", "hex", "zlib", "rot13", "utf-16", "x")
        ),
    ],
)
def test_page_says_its_encoding(tmp_path: Path, head: str, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes(page(head).encode(encoding))
    article = read_one(tmp_path / "a.html")
    assert isinstance(article, Article), article
    assert SENTENCE in article.text


def test_byte_order_mark_wins(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(codecs.BOM_UTF8 + page('<meta charset="latin1">').encode())
    article = read_one(tmp_path / "a.html")
    assert isinstance(article, Article) and SENTENCE in article.text


def test_xml_declaration() -> None:
    assert declared_encoding(b'<?xml version="1.0" encoding="iso-8859-15"?><html>') == "iso8859-15"


@pytest.mark.parametrize("depth", [10, 100])
def test_nested_page_is_read(tmp_path: Path, depth: int) -> None:
    nested = page("").replace("<article>", "<div>" * depth + "<article>")
    (tmp_path / "a.html").write_text(nested, encoding="utf-8")
    article = read_one(tmp_path / "a.html")
    assert isinstance(article, Article) and SENTENCE in article.text


def test_page_nested_too_deeply_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("").replace("<p>", "<div>" * 3000 + "<p>"), encoding="utf-8")
    unread = read_one(tmp_path / "a.html")
    assert isinstance(unread, Unread) and unread.failure.kind == "too-deep"


class TestOriginals:
    @pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
    def test_encoding_of_the_articles_is_not_theirs(self, tmp_path: Path, mark: bytes) -> None:
        (tmp_path / "a.txt").write_bytes("L’été".encode("cp1252"))
        (tmp_path / "en.txt").write_bytes(mark + "Zoë’s".encode())
        (one,) = read_articles([str(tmp_path / "a.txt")], sources=tmp_path / "en.txt", encoding="cp1252")
        assert isinstance(one, Article) and (one.original or "").lstrip("\ufeff") == "Zoë’s"

    def test_what_is_advised_works(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("L’été", encoding="utf-8")
        original = "The café’s owner said the résumé was written in Orléans, where she lives."
        (tmp_path / "en.txt").write_bytes(original.encode("cp1252"))
        paths, source = [str(tmp_path / "a.txt")], tmp_path / "en.txt"
        (one,) = read_articles(paths, sources=source)
        assert isinstance(one, Unread) and one.failure.kind == "original-encoding"
        (one,) = read_articles(paths, sources=source, source_encoding="cp1252")
        assert isinstance(one, Article) and one.original == original

    def test_page_says_its_encoding(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("L’été", encoding="utf-8")
        (tmp_path / "en.html").write_bytes(page('<meta charset="latin1">').encode("cp1252"))
        (one,) = read_articles([str(tmp_path / "a.txt")], sources=tmp_path / "en.html")
        assert isinstance(one, Article) and SENTENCE in (one.original or "")


class TestLines:
    def test_whole_number_as_id(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('{"id": 2, "text": "Le maire.", "score": null}', encoding="utf-8")
        assert read_one(tmp_path / "a.jsonl").id == "2"

    def test_slash_and_question_mark_in_an_id(self, tmp_path: Path) -> None:
        ids = ["sport/1 é?", "sport%2F1 é%3F", "sport/2", "Sport/2", "sport//3", "sport/../4", "/5"]
        lines = [json.dumps({"id": id, "text": "Le maire."}) for id in ids]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        found = list(read_articles([str(tmp_path)]))
        assert [one.id for one in found if isinstance(one, Article)] == ["sport/1 é?", "sport/2"]
        kinds = [one.failure.kind for one in found if isinstance(one, Unread)]
        assert kinds == ["duplicate-id"] * 2 + ["unsafe-id"] * 3
        assert file_name("sport/1 é?") == "sport%2F1 é%3F"

    def test_other_fields_are_kept(self, tmp_path: Path) -> None:
        fields = {
            "id": "a",
            "text": "Le maire.",
            "url": None,
            "desk": "sport",
            "score": None,
            "n": {"x": [1.5]},
        }
        (tmp_path / "a.jsonl").write_text(json.dumps(fields), encoding="utf-8")
        one = read_one(tmp_path / "a.jsonl")
        assert json.loads(one.meta or "") == {"desk": "sport", "score": None, "n": {"x": [1.5]}}
        (tmp_path / "a.jsonl").write_text(json.dumps(fields | {"desk": "news"}), encoding="utf-8")
        assert read_one(tmp_path / "a.jsonl").digest != one.digest

    def test_refused_lines_take_no_good_ids(self, tmp_path: Path) -> None:
        ids = ["politique|1", "politique_1", "x", "x", "x__2", "a__line-6"]
        lines = [json.dumps({"id": id, "text": "Le maire."}) for id in ids]
        (tmp_path / "a.jsonl").write_text("\n".join([*lines[:5], "no json", lines[5]]), encoding="utf-8")
        good = [one.id for one in read_articles([str(tmp_path)]) if isinstance(one, Article)]
        assert good == ["politique_1", "x", "x__2", "a__line-6"]


def test_whatever_a_reader_raises_is_the_failure_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AttributeError("no such thing")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    (tmp_path / "a.html").write_text(page(""), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Le maire.", encoding="utf-8")
    unread, article = read_articles([str(tmp_path)])
    assert isinstance(unread, Unread) and unread.failure.kind == "unreadable"
    assert isinstance(article, Article)
