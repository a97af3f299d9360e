"""Splits a text too long for the model: at clause punctuation, then at spaces, and only then by cutting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Piece", "split"]

_CLAUSE = re.compile(r"(?<=[,;:.!?…)»”])\s+|\s+(?=[(«“–—])")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a text; `cut` says that the end of a word without spaces was dropped."""

    text: str
    cut: bool = False


def split(text: str, limit: int, count: Callable[[str], int]) -> list[Piece]:
    """The text in pieces of at most `limit` tokens, as `count` counts them; joined by spaces, the text."""
    if count(text) <= limit:
        return [Piece(text=text)]
    return [piece for part in _packed(_clauses(text), limit, count) for piece in _fitted(part, limit, count)]


def _clauses(text: str) -> Iterable[str]:
    return (part for part in _CLAUSE.split(text) if part)


def _fitted(part: str, limit: int, count: Callable[[str], int]) -> Iterator[Piece]:
    if count(part) <= limit:
        yield Piece(text=part)
        return
    for words in _packed(_SPACE.split(part), limit, count):
        fits = count(words) <= limit
        yield Piece(text=words) if fits else Piece(text=_beginning(words, limit, count), cut=True)


def _packed(parts: Iterable[str], limit: int, count: Callable[[str], int]) -> Iterator[str]:
    """Neighbours joined for as long as they fit; a part that does not fit stands alone."""
    joined: list[str] = []
    used = 0
    for part in parts:
        size = count(part)
        if joined and used + size > limit:
            yield " ".join(joined)
            joined, used = [], 0
        joined.append(part)
        used += size
    if joined:
        yield " ".join(joined)


def _beginning(word: str, limit: int, count: Callable[[str], int]) -> str:
    """The longest beginning that fits, found by halving. No token spells more than a few characters."""
    low, high = 0, min(len(word), 64 * limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(word[:middle]) <= limit else (low, middle - 1)
    return word[:low]
