"""Numbers that a word implies or that hide in small words: a third, millions, doubled, two, about twenty."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from fractions import Fraction

from audit.checks.meaning.quantities import Change
from audit.checks.views.pairs import Pair
from audit.values.comparison import answers, compare_values
from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing


class _Family(Enum):
    """What can be mistaken for one another; words of two families are no rendering of each other."""

    COUNT = auto()
    FRACTION = auto()
    SCALE = auto()
    TIMES = auto()


_SCALE = re.compile(
    r"(?:dizaine|douzaine|ten)s|(?:centaine|millier|million|milliard|trillion|billion|thousand|hundred)s?|mille"
)
_TIMES = re.compile(r"(?:doubl|tripl|quadrupl|quintupl|twice|thrice|treble|\w+fold)\w*")
_ABOUT = re.compile(r"(?:dizaine|douzaine|quinzaine|\w+(?:tt?|x|r)aine|dozen)")
_SECOND, _COUNTED = re.compile(r"seconde?", re.IGNORECASE), re.compile(r"\s[^\W\d_]{3,}|[.,;]")
_MOMENT = re.compile(r"\b(?:a|per|each|every|split|une|par|chaque|la)\s\Z", re.IGNORECASE)
_MOST = 100
"""Counts beyond are never written in small words."""
_UNLIKE = Fraction(5, 4)
"""A dozen is une dizaine: what is about a number may differ by so much."""


def implied_changes(pair: Pair) -> Iterator[Change]:
    """Values of which at least one is not stated outright, taken for one another.

    Translators drop and add such words freely, so that the back-translation must have the French value and
    not the original's, and each must be the only one of its family without a counterpart.
    """
    if not pair.back:
        return
    comparison = compare_values(pair.text, pair.original)
    said = quantities(pair.back, Tongue.ENGLISH)
    for family in _Family:
        ours = [q for q in comparison.french if _family(pair.text, q) is family]
        theirs = [q for q in comparison.english if _family(pair.original, q) is family]
        if len(ours) == len(theirs) == 1 and _is_change(ours[0], theirs[0], said):
            yield Change(ours[0], theirs[0], alone=True)


def _family(text: str, value: Quantity) -> _Family | None:
    if value.kind is not ValueKind.NUMBER or text[: value.core.start].endswith("-"):
        return None  # two-dozen
    if value.writing is Writing.HINT:
        return _hinted(text, value)
    return _Family.COUNT if 2 <= max(value.readings) <= _MOST and value.scale == 1 else None


def _hinted(text: str, value: Quantity) -> _Family | None:
    word = value.core.of(text).casefold()
    if _SCALE.fullmatch(word):
        return _Family.SCALE
    if _TIMES.fullmatch(word):
        return _Family.TIMES
    if min(value.readings) < 1:
        return _Family.FRACTION
    return _Family.COUNT if _ABOUT.fullmatch(word) or _is_ordinal(text, value) else None


def _is_ordinal(text: str, value: Quantity) -> bool:
    """Whether a “second” counts: no sixtieth of a minute."""
    if not _SECOND.fullmatch(value.core.of(text)) or _MOMENT.search(text[: value.core.start]):
        return False
    return _COUNTED.match(text, value.core.end) is not None


def _is_change(this: Quantity, that: Quantity, said: Sequence[Quantity]) -> bool:
    if this.unit != that.unit or (this.states_number and that.states_number):
        return False  # what both state outright is compared without a back-translation
    low, high = sorted((max(this.readings), max(that.readings)))
    about = Writing.HINT in (this.writing, that.writing)
    if low == high or (about and high < _UNLIKE * low):
        return False
    told = any(answers(this, other) for other in said)
    return told and not any(not that.readings.isdisjoint(other.readings) for other in said)
