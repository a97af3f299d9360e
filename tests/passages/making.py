"""Articles for tests, and a short way to read what became of them."""

from __future__ import annotations

from audit.passages import prepare
from audit.records import Article, Kind

__all__ = ["article", "kinds_and_texts", "texts_of"]


def article(text: str, *, title: str | None = None, original: str | None = None) -> Article:
    return Article(id="a", path="a.txt", text=text, digest="0", title=title, original=original)


def kinds_and_texts(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in prepare(article(text, title=title)).passages]


def texts_of(text: str, kind: Kind) -> list[str]:
    return [passage.text for passage in prepare(article(text)).passages if passage.kind is kind]
