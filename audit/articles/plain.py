"""Plain text and Markdown: the file's text is the article's text."""

from __future__ import annotations

from collections.abc import Iterator

from audit.articles.decoding import decode, read_bytes
from audit.articles.drafts import Draft
from audit.articles.faults import shown
from audit.articles.files import Found
from audit.articles.ids import id_of

__all__ = ["read_plain"]


def read_plain(found: Found, encoding: str) -> Iterator[Draft]:
    """The one article of the file.

    Raises:
        Fault: if it cannot be read, or is no text in this encoding.
    """
    yield Draft(
        id=id_of(found.relative),
        path=shown(found.path),
        text=decode(read_bytes(found.path), encoding, shown(found.path)),
        counterpart=found.relative,
    )
