"""Words that exclude one another, and where the French has one and its original another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.pairs import Pair
from audit.checks.tables import read_table
from audit.records import Span
from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue

__all__ = ["Contrary", "contraries"]

_NOT = re.compile(
    r"\b(?:not|no|none|never|nor|neither|nothing|nobody|nowhere|without|cannot|un\w{4,}|\w+n['’]t)\b",
    re.IGNORECASE,
)

_FEW = re.compile(
    r"\b(?:quelques|plusieurs|\w+aines? d[’'e]|few|several|some|couple of|dozens? of) ?\Z", re.IGNORECASE
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
            french, english = _span(ours[strange[0].name]), _span(theirs[lost[0].name])
            if _count_alike(pair, french, english):
                yield Contrary(french, english)


def _count_alike(pair: Pair, french: Span, english: Span) -> bool:
    """Whether no other number stands before the one word than before the other.

    A year and a half is eighteen months, and “quelques heures plus tôt” may be “earlier in the day”.
    """
    ours = _number_before(pair.text, french, Tongue.FRENCH)
    theirs = _number_before(pair.original, english, Tongue.ENGLISH)
    if ours is None or theirs is None:
        few = (
            _FEW.search(text, 0, word.start) for text, word in ((pair.text, french), (pair.original, english))
        )
        return ours is theirs and len({found is None for found in few}) == 1
    return not ours.readings.isdisjoint(theirs.readings)


def _number_before(text: str, word: Span, language: Tongue) -> Quantity | None:
    """The number that ends right before a word, or counts it as its unit."""
    return next(
        (q for q in quantities(text, language) if 0 <= word.start - q.core.end <= 1 and q.states_number), None
    )


def _may_render(kind: _Kind, pair: Pair) -> bool:
    """Whether the original has a word for it, or its neighbours, from which it may have moved here."""
    moved = kind.english.search(pair.near_original) and not kind.french.search(pair.near_french)
    return bool(kind.english.search(pair.original) or moved)


def _is_told(back: str, wrong: _Kind, right: _Kind) -> bool:
    return bool(wrong.english.search(back)) and not right.english.search(back)


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())
