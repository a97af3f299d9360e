"""How many articles an input holds, for a progress bar that can say how long it takes."""

from collections.abc import Sequence
from pathlib import Path

from audit.articles.compression import JSONL_SUFFIXES
from audit.articles.files import STDIN, InputFile, find_files

CHUNK = 1 << 20


def count_articles(paths: Sequence[str]) -> int | None:
    """The number of articles, by files and lines; None where it can only be known by reading everything."""
    total = 0
    for name in paths:
        if name == STDIN:
            return None
        for found in find_files(name):
            lines = _count_in(found)
            if lines is None:
                return None
            total += lines
    return total


def _count_in(found: InputFile) -> int | None:
    if found.suffix == ".jsonl" and found.fault is None:
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
