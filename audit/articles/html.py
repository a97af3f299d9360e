"""HTML pages: trafilatura finds the article in the page, and the text it extracts is the article's text."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from audit.articles.decoding import decode, read_bytes
from audit.articles.drafts import Draft
from audit.articles.faults import Fault, shown
from audit.articles.files import InputFile
from audit.articles.ids import id_of
from audit.articles.page_encoding import declared_encoding, decode_cp1252, marked_encoding
from audit.articles.settings import ReaderSettings
from audit.records import Article


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as its file has it; `encoding` is that of pages that declare none."""

    data: bytes
    encoding: str
    name: str


class ReadPage(NamedTuple):
    """The article's text in a page, its title, its address, and the captions of its figures."""

    text: str
    title: str | None
    url: str | None
    captions: tuple[str, ...]


def read_html(found: InputFile, settings: ReaderSettings) -> Iterator[Draft]:
    """The one article of the page, with the title and address the page gives.

    Raises:
        Fault: if it cannot be read or decoded, or `no-article` if no article text is found in it.
    """
    name = shown(found.path)
    page = read_page(found.path, name, settings)
    article = Article(
        id=id_of(found.relative),
        path=name,
        text=page.text,
        title=page.title,
        url=page.url,
        captions=page.captions,
        is_extracted=True,
    )
    yield Draft(article, found.relative)


def read_page(path: Path, name: str, settings: ReaderSettings) -> ReadPage:
    """The article in the page of this file.

    Raises:
        Fault: as `extract_text` and `decode_page` do, and `unreadable` or `large-page`.
    """
    data = read_bytes(path, settings.limits.largest_page, "page")
    return settings.apart(_extract, RawPage(data, settings.encoding, name))


def _extract(page: RawPage) -> ReadPage:
    return extract_text(decode_page(page.data, page.encoding, page.name), page.name)


def decode_page(data: bytes, encoding: str, name: str) -> str:
    """The page's source, by its byte order mark, by what it declares, or else in this encoding.

    Raises:
        Fault: `empty`, `binary`, or `encoding`.
    """
    declared = marked_encoding(data) or declared_encoding(data)
    if declared == "cp1252":
        data, declared = decode_cp1252(data).encode("utf-8"), "utf-8"
    try:
        return decode(data, declared or encoding, name)
    except Fault as fault:
        if declared is None or fault.kind != "encoding":
            raise
        hint = f"The page declares {declared}: correct what it declares, or save it as UTF-8"
        raise Fault(fault.kind, str(fault), hint=hint) from fault


def load_parser() -> None:
    """Import what takes half a second, and what readers of plain text need not wait for."""
    import trafilatura  # noqa: F401


def extract_text(page: str, name: str) -> ReadPage:
    """The article in a page.

    Raises:
        Fault: `no-article`, or `too-deep` for a page of which the parser would leave out a part.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, fromstring
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document

    from audit.articles.page_layout import REPEATED, keep_layout

    parser = HTMLParser(encoding="utf-8")
    source = page.lstrip("\ufeff").encode("utf-8", "surrogatepass")
    with suppress(LxmlError):
        fromstring(source, parser=parser)
    if any("depth" in error.message for error in parser.error_log):
        raise Fault("too-deep", f"{name}: its elements are nested too deeply", hint="Save its text as .txt")
    tree = load_html(page.lstrip("\ufeff"))
    document = None
    captions: tuple[str, ...] = ()
    if tree is not None:
        captions = keep_layout(tree)
        document = bare_extraction(tree, with_metadata=True, include_comments=False)
    text = (document.text or "").replace(REPEATED, "") if isinstance(document, Document) else None
    if not isinstance(document, Document) or not text or text.isspace():
        raise Fault("no-article", f"{name}: no article text found in the page", hint="Save its text as .txt")
    return ReadPage(text, document.title or None, document.url or None, captions)
