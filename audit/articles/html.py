"""HTML pages: trafilatura finds the article in the page, and the text it extracts is the article's text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from audit.articles.decoding import decode, read_bytes
from audit.articles.drafts import Draft
from audit.articles.faults import Fault, shown
from audit.articles.files import InputFile
from audit.articles.ids import id_of

__all__ = ["extract_text", "read_html"]

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
HEAD = 4096
"""A page must declare its encoding early (the HTML standard says within 1,024 bytes; pages are lax)."""


def read_html(found: InputFile, encoding: str) -> Iterator[Draft]:
    """The one article of the page, with the title and address the page gives.

    Raises:
        Fault: if it cannot be read or decoded, or `no-article` if no article text is found in it.
    """
    name = shown(found.path)
    data = read_bytes(found.path)
    text, title, url = extract_text(decode(data, _declared(data) or encoding, name), name)
    yield Draft(
        id=id_of(found.relative), path=name, text=text, counterpart=found.relative, title=title, url=url
    )


def extract_text(page: str, name: str) -> tuple[str, str | None, str | None]:
    """The article's text in a page, its title and its address.

    Raises:
        Fault: `no-article`.
    """
    # Imported here: half a second that readers of plain text need not wait.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(page.lstrip("\ufeff"), with_metadata=True, include_comments=False)
    text = document.text if isinstance(document, Document) else None
    if not isinstance(document, Document) or not text or text.isspace():
        raise Fault("no-article", f"{name}: no article text found in the page", hint="Save its text as .txt")
    return text, document.title or None, document.url or None


def _declared(data: bytes) -> str | None:
    """The encoding the page declares, where Python knows it."""
    match = CHARSET.search(data[:HEAD])
    if match is None:
        return None
    try:
        return codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
