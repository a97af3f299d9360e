"""Originals: the source-language text of an article, from `--source` or from the article's own line."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from audit.articles.decoding import decode, read_bytes
from audit.articles.drafts import Draft
from audit.articles.faults import Fault
from audit.articles.files import PAGES, STDIN, fault_of_file, suffix_of
from audit.articles.html import read_page
from audit.articles.page_encoding import marked_encoding
from audit.articles.settings import ReaderSettings
from audit.errors import UsageError

ORIGINAL_SUFFIXES = (".txt", ".md", *PAGES)


class Originals:
    """Finds originals in a folder by the articles' paths without suffix; one file serves one article."""

    def __init__(self, sources: Path | None, encoding: str | None, settings: ReaderSettings) -> None:
        self._sources = sources
        self._encoding = encoding
        self._settings = replace(settings, encoding=encoding or "utf-8")
        self._taken = False

    def of(self, draft: Draft) -> str | None:
        """The draft's original: its own, else its counterpart in the folder; None if it has neither.

        Raises:
            Fault: if there is one that cannot be read.
        """
        if draft.article.original is not None or self._sources is None or draft.counterpart is None:
            return draft.article.original
        if not self._sources.is_dir():
            return self._only(self._sources)
        candidates = (self._candidate(draft.counterpart, suffix) for suffix in ORIGINAL_SUFFIXES)
        path = next((path for path in candidates if path.is_file()), None)
        return None if path is None else self._read(path)

    def _only(self, path: Path) -> str:
        if self._taken:
            raise Fault(
                "original-ambiguous",
                f"the original {path} was given for one article, and this is another",
                hint="Give a folder of originals, or a `source` in each line",
            )
        self._taken = True
        return self._read(path)

    def _candidate(self, counterpart: str, suffix: str) -> Path:
        assert self._sources is not None
        return self._sources / PurePosixPath(counterpart + suffix)

    def _read(self, path: Path) -> str:
        try:
            top = None if path == self._sources else self._sources
            if fault := fault_of_file(path, top):
                raise fault
            if suffix_of(path) in PAGES:
                return read_page(path, str(path), self._settings).text
            return self._decoded(read_bytes(path, self._settings.limits.largest_file), str(path))
        except Fault as fault:
            raise Fault(
                f"original-{fault.kind}", f"the original {fault.message}", hint=_for_originals(fault)
            ) from fault

    def _decoded(self, data: bytes, name: str) -> str:
        """By its byte order mark, else as UTF-8, else in the encoding given for originals."""
        try:
            return decode(data, marked_encoding(data) or "utf-8", name)
        except Fault as fault:
            if fault.kind != "encoding" or self._encoding is None:
                raise
        return decode(data, self._encoding, name)


def _for_originals(fault: Fault) -> str:
    return (fault.hint or "").replace("--encoding", "--source-encoding")


def check_sources(sources: Path | None, paths: Sequence[str]) -> None:
    """Refuse a `--source` that cannot be matched with the articles, before anything is done.

    Raises:
        UsageError: if it does not exist, or is one file while there may be several articles.
    """
    if sources is None or sources.is_dir():
        return
    if not sources.exists():
        raise UsageError(f"--source {sources} does not exist", hint="Check the path")
    if len(paths) != 1 or (paths[0] != STDIN and not _is_single(Path(paths[0]))):
        raise UsageError(
            f"--source {sources} is one file, but there may be several articles",
            hint="Give one article, or a folder of originals with the same names as the articles",
        )


def _is_single(path: Path) -> bool:
    return not path.is_dir() and not suffix_of(path).startswith(".jsonl")
