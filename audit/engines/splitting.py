"""Splits a text too long for the model: at clause punctuation, then at spaces, and only then by cutting."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_CLAUSE = re.compile(r"(?<=[,;:.!?…)»”])\s+|\s+(?=[(«“–—])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """A part of a text; `cut` says that the end of a word without spaces was dropped."""

    text: str
    cut: bool = False


def split(text: str, limit: int, count: Callable[[str], int]) -> list[TextPart]:
    """The text in pieces of at most `limit` tokens, as `count` counts them; joined by spaces, the text."""
    if count(text) <= limit:
        return [TextPart(text=text)]
    clauses = (clause for clause in _CLAUSE.split(text) if clause)
    return list(_packed((part for clause in clauses for part in _parts(clause, limit, count)), limit, count))


def _parts(clause: str, limit: int, count: Callable[[str], int]) -> Iterator[TextPart]:
    """The clause if it fits, else its words."""
    if count(clause) <= limit:
        yield TextPart(text=clause)
        return
    for word in clause.split():
        fits = count(word) <= limit
        yield TextPart(text=word) if fits else TextPart(text=_beginning(word, limit, count), cut=True)


def _packed(parts: Iterable[TextPart], limit: int, count: Callable[[str], int]) -> Iterator[TextPart]:
    """Neighbours joined for as long as they fit."""
    joined: list[TextPart] = []
    used = 0
    for part in parts:
        size = count(part.text)
        if joined and used + size > limit:
            yield _joined(joined)
            joined, used = [], 0
        joined.append(part)
        used += size
    if joined:
        yield _joined(joined)


def _joined(parts: list[TextPart]) -> TextPart:
    return TextPart(text=" ".join(part.text for part in parts), cut=any(part.cut for part in parts))


def _beginning(word: str, limit: int, count: Callable[[str], int]) -> str:
    """The longest beginning that fits, found by halving. No token spells more than a few characters."""
    low, high = 0, min(len(word), 64 * limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(word[:middle]) <= limit else (low, middle - 1)
    return word[:low]
