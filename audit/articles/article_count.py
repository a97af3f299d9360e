"""How many articles an input holds, for a progress bar that can say how long it takes, and of what kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.articles.compression import JSONL_SUFFIXES
from audit.articles.files import PAGES, STDIN, InputFile, find_files

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Census:
    """`articles` is None where it can only be known by reading everything; `pages`: whether one was met."""

    articles: int | None
    pages: bool


def count_articles(paths: Sequence[str]) -> Census:
    """The number of articles, by files and lines."""
    total, pages = 0, False
    for name in paths:
        if name == STDIN:
            return Census(None, pages)
        for found in find_files(name):
            pages = pages or found.suffix in PAGES
            lines = _count_in(found)
            if lines is None:
                return Census(None, pages)
            total += lines
    return Census(total, pages)


def _count_in(found: InputFile) -> int | None:
    if found.suffix == ".jsonl" and found.fault is None and found.path.is_file():  # a pipe is read once
        return _count_lines(found.path)
    return None if found.suffix in JSONL_SUFFIXES else 1


def _count_lines(path: Path) -> int | None:
    try:
        with path.open("rb") as file:
            count, last = 0, b"\n"
            while chunk := file.read(CHUNK):
                count += chunk.count(b"\n")
                last = chunk[-1:]
    except OSError:
        return None
    return count + (last != b"\n")
