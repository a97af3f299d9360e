"""Words that exclude one another, and where the French has one and its original another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.pairs import Pair
from audit.checks.tables import read_table
from audit.records import Span

__all__ = ["Contrary", "contraries"]

_NOT = re.compile(
    r"\b(?:not|no|none|never|nor|neither|nothing|nobody|nowhere|without|cannot|un\w{4,}|\w+n['’]t)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contrary:
    """A word of the French, and the word of the original that says the contrary; places in each text."""

    french: Span
    english: Span


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the things that exclude one another, with the words for it."""

    name: str
    french: re.Pattern[str]
    english: re.Pattern[str]


@cache
def _groups() -> tuple[tuple[_Kind, ...], ...]:
    found: dict[str, list[_Kind]] = {}
    for row in read_table("contraries"):
        kind = _Kind(row["kind"], _words(row["french"]), _words(row["english"]))
        found.setdefault(row["group"], []).append(kind)
    return tuple(map(tuple, found.values()))


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words that begin with the pattern."""
    return re.compile(rf"\b(?:{pattern})[^\W\d_]*", re.IGNORECASE)


def contraries(pair: Pair) -> Iterator[Contrary]:
    """A word of the French in whose place the original has its contrary, and nothing that it could render.

    The back-translation must say what the French does and not what the original does. Where one of the
    two denies more often, the contrary may be right (“n’a pas réussi”, “failed”).
    """
    if not pair.back or len(_NOT.findall(pair.back)) != len(_NOT.findall(pair.original)):
        return
    for group in _groups():
        ours = {kind.name: match for kind in group if (match := kind.french.search(pair.text))}
        if not ours:
            continue
        theirs = {kind.name: match for kind in group if (match := kind.english.search(pair.original))}
        strange = [kind for kind in group if kind.name in ours and not _may_render(kind, pair)]
        lost = [kind for kind in group if kind.name in theirs and kind.name not in ours]
        if len(strange) == len(lost) == 1 and _is_told(pair.back, strange[0], lost[0]):
            yield Contrary(_span(ours[strange[0].name]), _span(theirs[lost[0].name]))


def _may_render(kind: _Kind, pair: Pair) -> bool:
    """Whether the original has a word for it, or its neighbours, from which it may have moved here."""
    moved = kind.english.search(pair.near_original) and not kind.french.search(pair.near_french)
    return bool(kind.english.search(pair.original) or moved)


def _is_told(back: str, wrong: _Kind, right: _Kind) -> bool:
    return bool(wrong.english.search(back)) and not right.english.search(back)


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())
