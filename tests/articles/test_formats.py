"""Each format gives its articles, the text exactly as read."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from audit.articles import read_articles
from audit.records import Article, Unread

PACKED = {".gz": gzip.compress, ".zst": zstandard.compress}

TEXT = "Le président chinois a parlé mercredi.\nL’été s’achève à Noël.\n"
PAGE = """<!DOCTYPE html><html lang="fr"><head>{meta}<title>Pékin appelle - Le Site</title></head><body>
<nav><a href="/">Accueil</a></nav><article><h1>Pékin appelle Moscou</h1>
<p>Le président chinois a déclaré mercredi que son pays continuerait à soutenir l&rsquo;économie
du pays voisin, malgré les critiques venues de l’étranger.</p>
<p>Les deux dirigeants se sont parlé pendant une heure, selon le service de presse de la présidence russe.</p>
</article><footer>Mentions légales</footer></body></html>"""


def read(*paths: Path | str, sources: Path | None = None, encoding: str = "utf-8") -> list[Article]:
    found = list(read_articles([str(path) for path in paths], sources=sources, encoding=encoding))
    assert not [item for item in found if isinstance(item, Unread)], found
    return [item for item in found if isinstance(item, Article)]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        "Été en NFD : e\u0301te\u0301.",
        "Un\x00 NUL, un 😀 et مرحبا \u202b.",
        "mot",
        "\n\n  Un texte entouré de blancs. \n\n",
        "Le chat dort. " * 80_000,
    ],
    ids=["plain", "crlf", "bom", "nfd", "odd", "word", "blank", "megabyte"],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT", ".fr", ""])
def test_text_is_kept_as_read(tmp_path: Path, text: str, suffix: str) -> None:
    path = tmp_path / f"article{suffix}"
    path.write_bytes(text.encode())
    (article,) = read(path)
    assert article.text == text
    assert (article.id, article.path) == ("article", str(path))
    assert (article.title, article.url, article.original, article.original_language) == (None,) * 4


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "mac-roman", "latin-1"])
def test_encoding(tmp_path: Path, encoding: str) -> None:
    text = TEXT if encoding != "latin-1" else TEXT.replace("’", "'")
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read(path, encoding=encoding)[0].text == text


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [("", "utf-8"), ('<meta charset="iso-8859-1">', "cp1252"), ("<meta charset='martian'>", "utf-8")],
)
def test_html(tmp_path: Path, meta: str, encoding: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(meta=meta).replace("’", "'").encode(encoding))
    (article,) = read(path)
    assert article.title == "Pékin appelle Moscou"
    assert "soutenir l’économie" in article.text
    assert "Accueil" not in article.text and "<p>" not in article.text


LINES = [
    {"id": "un", "text": TEXT},
    {"id": "deux", "text": "Deux\r\nlignes.", "title": "Titre", "url": "https://a.fr/2", "date": "2021"},
    {"id": "trois", "text": "Trois.", "source": "Three.", "source_language": "en", "title": None},
]


def jsonl(records: list[dict[str, str | None]]) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def check_lines(articles: list[Article], path: str) -> None:
    assert [article.id for article in articles] == ["un", "deux", "trois"]
    assert [article.path for article in articles] == [f"{path}:{n}" for n in (1, 2, 3)]
    assert [article.text for article in articles] == [line["text"] for line in LINES]
    assert (articles[1].title, articles[1].url) == ("Titre", "https://a.fr/2")
    assert (articles[2].original, articles[2].original_language) == ("Three.", "en")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
def test_json_lines(tmp_path: Path, name: str, before: bytes) -> None:
    data = before + jsonl(LINES) + b"\n"
    path = tmp_path / name
    path.write_bytes(PACKED.get(path.suffix, bytes)(data))
    check_lines(read(path), str(path))


@pytest.mark.parametrize(
    ("line", "original", "language"),
    [
        ({"original": "One.", "original_language": "en-GB"}, "One.", "en"),
        ({"source": "One.", "original": "Two."}, "One.", None),
        ({"source": " ", "original": "Two."}, "Two.", None),
        ({"source": None, "original": ""}, None, None),
    ],
)
def test_other_names_of_the_original(
    tmp_path: Path, line: dict[str, str | None], original: str | None, language: str | None
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl([{"id": "un", "text": "Un.", **line}]))
    (article,) = read(path)
    assert (article.original, article.original_language) == (original, language)


def test_json_lines_are_read_one_at_a_time() -> None:
    def endless() -> Iterator[bytes]:
        for number in range(10**9):
            yield jsonl([{"id": str(number), "text": "Texte."}])

    from audit.articles.jsonl import read_lines

    articles = read_lines(endless(), "a.jsonl", "a")
    assert [next(articles).article.id for _ in range(3)] == ["0", "1", "2"]


class TestStdin:
    @staticmethod
    def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    def test_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.give(monkeypatch, b"\n\n" + TEXT.encode())
        (article,) = read("-")
        assert (article.id, article.path, article.text) == ("stdin", "-", "\n\n" + TEXT)

    def test_json_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.give(monkeypatch, jsonl(LINES))
        check_lines(read("-"), "stdin")

    @pytest.mark.parametrize("text", ["{Texte entre accolades}", "{\n", "[1, 2]", '"texte"'])
    def test_what_only_looks_like_json(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        self.give(monkeypatch, text.encode())
        assert [(article.id, article.text) for article in read("-")] == [("stdin", text)]


class TestFolders:
    def test_order_ids_and_what_is_passed_over(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.md", "sub/a.txt", "sub/deep/c.txt", ".hidden.txt", ".git/d.txt", "e.pdf"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Texte {name}.", encoding="utf-8")
        assert [article.id for article in read(tmp_path)] == ["a", "b", "sub__a", "sub__deep__c"]

    def test_twice_the_same_answer(self, tmp_path: Path) -> None:
        for name in "cab":
            (tmp_path / f"{name}.txt").write_text(f"Texte {name}.", encoding="utf-8")
        assert read(tmp_path) == read(tmp_path)

    @pytest.mark.parametrize(
        ("name", "id"), [("a.b.txt", "a.b"), ("Mon article (2).txt", "Mon article (2)"), ("été.md", "été")]
    )
    def test_id_is_the_name_without_suffix(self, tmp_path: Path, name: str, id: str) -> None:
        (tmp_path / name).write_text("Texte.", encoding="utf-8")
        assert read(tmp_path)[0].id == read(tmp_path / name)[0].id == id


class TestDigest:
    def test_depends_on_text_original_and_title(self, tmp_path: Path) -> None:
        records: list[dict[str, str | None]] = [
            {"id": "1", "text": "ab"},
            {"id": "2", "text": "a", "source": "b"},
            {"id": "3", "text": "a", "title": "b"},
            {"id": "4", "text": "a"},
            {"id": "5", "text": "ab", "url": "https://a.fr"},
        ]
        path = tmp_path / "a.jsonl"
        path.write_bytes(jsonl(records))
        digests = [article.digest for article in read(path)]
        assert len(set(digests[:4])) == 4
        assert digests[4] == digests[0]

    def test_is_stable(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(b"abc")
        assert read(path)[0].digest == hashlib.sha256(b"3:abc--").hexdigest()


class TestOriginals:
    @pytest.fixture
    def sources(self, tmp_path: Path) -> Path:
        for name in ("news/a.txt", "news/sub/a.txt", "en/a.md", "en/sub/a.txt", "news/b.txt"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Text of {name}.", encoding="utf-8")
        return tmp_path / "en"

    def test_folder(self, tmp_path: Path, sources: Path) -> None:
        articles = read(tmp_path / "news", sources=sources)
        assert {article.id: article.original for article in articles} == {
            "a": "Text of en/a.md.",
            "b": None,
            "sub__a": "Text of en/sub/a.txt.",
        }

    def test_page(self, tmp_path: Path, sources: Path) -> None:
        (sources / "b.html").write_text(PAGE.format(meta=""), encoding="utf-8")
        original = read(tmp_path / "news" / "b.txt", sources=sources)[0].original
        assert original is not None and original.endswith("la présidence russe.")

    def test_one_file_for_one_article(self, tmp_path: Path, sources: Path) -> None:
        article = tmp_path / "news" / "b.txt"
        assert read(article, sources=sources / "a.md")[0].original == "Text of en/a.md."

    def test_lines_by_id_and_own_source_first(self, tmp_path: Path, sources: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(
            jsonl(
                [
                    {"id": "a", "text": "A."},
                    {"id": "a2", "text": "B.", "source": "Own."},
                    {"id": "a3", "text": "C."},
                ]
            )
        )
        assert [article.original for article in read(path, sources=sources)] == [
            "Text of en/a.md.",
            "Own.",
            None,
        ]
