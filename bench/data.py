"""Reads the data sets that the benches measure on: news sets line by line, and pseudo-articles of them."""

from __future__ import annotations

import hashlib
import html
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from audit.records import Article

__all__ = [
    "DEV_SETS",
    "HUMAN",
    "NEWS_SETS",
    "SYSTEMS",
    "MissingData",
    "chunks",
    "find_data",
    "make_article",
    "read_french",
    "read_lines",
    "system_articles",
]

T = TypeVar("T")

NEWS_SETS = ("wmt08", "wmt09", "wmt10", "wmt11", "wmt12", "wmt13", "flores-dev")
HUMAN = "human"
SYSTEMS = ("google", "microsoft", "bergamot-base-memory", "bergamot-tiny")
"""The systems whose translations lie beside each set."""
LINES = 20
DEV_SETS = ("wmt12", "wmt13", "flores-dev")
"""The sets kept for development: no recipe here trains on them. (The model that the first weights grew from
had read wmt12; the cards say so.)"""


class MissingData(SystemExit):
    """The data are absent: says so plainly on stderr and ends with exit code 2."""

    def __init__(self, path: Path) -> None:
        print(
            f"bench: there is no {path}; the data are not part of the project (see --data)", file=sys.stderr
        )
        super().__init__(2)


def find_data(data: Path, part: str) -> Path:
    """The folder or file `part` of the data.

    Raises:
        MissingData: if it is absent.
    """
    path = data / part
    if not path.exists():
        raise MissingData(path)
    return path


def read_lines(data: Path, name: str, *, unescape: bool = False) -> list[str]:
    """The lines of `news/<name>`; `unescape` resolves HTML entities.

    Raises:
        MissingData: if the file is absent.
    """
    text = find_data(data, f"news/{name}").read_text(encoding="utf-8").rstrip("\n")
    return [html.unescape(line) if unescape else line for line in text.split("\n")]


def read_french(data: Path, name: str, system: str) -> list[str]:
    """The French lines of a set, as a system or a human translated it.

    Raises:
        MissingData: if the file is absent.
    """
    return read_lines(data, f"{name}.fr" if system == HUMAN else f"{name}.{system}.fr")


def chunks(lines: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Pseudo-articles: runs of `size` lines; a shorter rest is left out."""
    for start in range(0, len(lines) - size + 1, size):
        yield tuple(lines[start : start + size])


def make_article(name: str, lines: Sequence[str], original: Sequence[str] | None = None) -> Article:
    """An article whose paragraphs are these lines, with its English original if one is given."""
    text = "\n".join(lines)
    return Article(
        id=name,
        path=f"{name}.txt",
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        original=None if original is None else "\n".join(original),
        original_language=None if original is None else "en",
    )


def system_articles(
    data: Path,
    name: str,
    system: str,
    *,
    lines: int = LINES,
    limit: int | None = None,
    original: bool = False,
) -> Iterator[Article]:
    """Pseudo-articles of one set, as a system or a human translated it, with the English if asked for.

    Raises:
        MissingData: if a file is absent.
    """
    french = read_french(data, name, system)
    pairs = list(zip(french, read_lines(data, f"{name}.en"), strict=True))
    for index, chunk in enumerate(list(chunks(pairs, lines))[:limit]):
        english = [en for _, en in chunk] if original else None
        yield make_article(f"{name}-{system}-{index:03d}", [fr for fr, _ in chunk], english)
