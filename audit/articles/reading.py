"""Read articles one by one; what cannot be read is reported in its place, and reading goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.articles.compression import JSONL_SUFFIXES
from audit.articles.decoding import decode, read_bytes
from audit.articles.drafts import Draft, finish
from audit.articles.faults import Fault, shown, unread
from audit.articles.files import PAGES, STDIN, InputFile, check_paths, find_files
from audit.articles.html import read_html
from audit.articles.ids import IdRegister, id_of
from audit.articles.jsonl import read_jsonl
from audit.articles.originals import Originals, check_sources
from audit.articles.settings import Apart, ReaderSettings, here
from audit.articles.stdin import read_stdin
from audit.config import ReadingConfig
from audit.errors import UsageError
from audit.records import Article, Unread

FORMATS = dict.fromkeys(PAGES, read_html) | dict.fromkeys(JSONL_SUFFIXES, read_jsonl)


def read_articles(
    paths: Sequence[str],
    *,
    sources: Path | None = None,
    encoding: str = "utf-8",
    source_encoding: str | None = None,
    limits: ReadingConfig | None = None,
    apart: Apart = here,
) -> Iterator[Article | Unread]:
    """The articles of these files, folders and `-` for standard input, in order and one at a time.

    `sources` is a folder of originals named like the articles, or the one original of the one article.
    A text is kept as its bytes say (line endings and byte order mark included); a page's text is what was
    extracted from it. Ids are file names without suffix; in folders, paths relative to the folder given,
    joined by `__`. Pages, which can keep a parser busy for ever, are read by `apart`.

    Raises:
        UsageError: at once, if a path does not exist or an option makes no sense.
    """
    for each in filter(None, (encoding, source_encoding)):
        _check_encoding(each)
    check_paths(paths)
    check_sources(sources, paths)
    settings = ReaderSettings(encoding, limits or ReadingConfig(), apart)
    return _articles(paths, Originals(sources, source_encoding, settings), settings)


def _check_encoding(encoding: str) -> None:
    try:
        "".encode(encoding)  # which refuses base64 and the like, too
    except LookupError as error:
        raise UsageError(f"unknown encoding `{encoding}`", hint="Try utf-8, cp1252 or utf-16") from error


def _articles(
    paths: Sequence[str], originals: Originals, settings: ReaderSettings
) -> Iterator[Article | Unread]:
    register = IdRegister()
    for item in _drafts(paths, settings):
        if isinstance(item, Unread):
            yield _registered(item, register)
            continue
        id, path = item.article.id, item.article.path
        try:
            register.claim(id, path)
            original = originals.of(item)
        except Exception as error:
            fault = error if isinstance(error, Fault) else _unforeseen(path, error)
            yield unread(fault, id=register.spare(id, path), path=path)
            continue
        yield finish(item, original)


def _drafts(paths: Sequence[str], settings: ReaderSettings) -> Iterator[Draft | Unread]:
    for name in paths:
        if name == STDIN:
            yield from _guarded(read_stdin(settings), "stdin", STDIN)
            continue
        for found in find_files(name):
            yield from _guarded(_read(found, settings), id_of(found.relative), str(found.path))


def _read(found: InputFile, settings: ReaderSettings) -> Iterator[Draft | Unread]:
    if found.fault is not None:
        raise found.fault
    yield from FORMATS.get(found.suffix, _read_plain)(found, settings)


def _read_plain(found: InputFile, settings: ReaderSettings) -> Iterator[Draft]:
    """Plain text and Markdown: the file's text is the article's text."""
    name = shown(found.path)
    text = decode(read_bytes(found.path, settings.limits.largest_file), settings.encoding, name)
    yield Draft(Article(id=id_of(found.relative), path=name, text=text), found.relative)


def _guarded(items: Iterator[Draft | Unread], id: str, path: str) -> Iterator[Draft | Unread]:
    try:
        yield from items
    except Fault as fault:
        yield unread(fault, id=id, path=path)
    except Exception as error:  # whatever a reader's library raises is this article's failure
        yield unread(_unforeseen(path, error), id=id, path=path)


def _unforeseen(path: str, error: Exception) -> Fault:
    message = f"{shown(path)} cannot be read: {type(error).__name__}: {error}"
    return Fault("unreadable", message, hint="Save its text as .txt")


def _registered(item: Unread, register: IdRegister) -> Unread:
    return Unread(id=register.spare(item.id, item.path), path=item.path, failure=item.failure)
