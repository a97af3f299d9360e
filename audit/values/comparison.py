"""Which values of a French text have no counterpart in the English, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.values.extraction import quantities
from audit.values.quantity import Kind, Quantity, Tongue, Writing
from audit.values.units import units

__all__ = ["Comparison", "answers", "compare_values"]

_CONVERSION_TOLERANCE = Fraction(12, 100)
"""Journalists round converted measures: 50 miles become 80 kilometres."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Values that answer each other, and those left over on either side, in reading order."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    french: tuple[Quantity, ...]
    english: tuple[Quantity, ...]


def _converted(this: Quantity, that: Quantity) -> bool:
    here, there = (units().get(q.unit) if q.unit else None for q in (this, that))
    if here is None or there is None or here.dimension != there.dimension or here == there:
        return False
    return any(
        abs(a - b) <= _CONVERSION_TOLERANCE * max(abs(a), abs(b))
        for a in map(here.to_base, this.readings)
        for b in map(there.to_base, that.readings)
        if a is not None and b is not None
    )


def _same(this: Quantity, that: Quantity) -> bool:
    kinds = {this.kind, that.kind}
    numeric_date = Kind.MONTH in kinds and Writing.DIGITS in {this.writing, that.writing}
    return (len(kinds) == 1 or numeric_date) and not this.readings.isdisjoint(that.readings)


def _take(this: Quantity, rest: list[Quantity]) -> Quantity | None:
    """The best counterpart: same value and unit, then same value, then a converted measure."""
    same = [that for that in rest if _same(this, that)]
    best = next((that for that in same if that.unit == this.unit), None) or next(iter(same), None)
    best = best or next((that for that in rest if _converted(this, that)), None)
    if best is not None:
        rest.remove(best)
    return best


def _match(french: Sequence[Quantity], english: Sequence[Quantity]) -> Comparison:
    rest, pairs, lonely = list(english), [], []
    for this in sorted(french, key=lambda q: (not q.states_number, q.span)):
        that = _take(this, rest)
        if that is None:
            lonely.append(this)
        else:
            pairs.append((this, that))
    return Comparison(tuple(pairs), tuple(sorted(lonely, key=lambda q: q.span)), tuple(rest))


def answers(this: Quantity, that: Quantity) -> bool:
    """Whether the two can stand for the same value, as it is or converted."""
    return _same(this, that) or _converted(this, that)


def compare_values(french: str, english: str) -> Comparison:
    """Match the values of two texts that should mean the same."""
    return _match(quantities(french, Tongue.FRENCH), quantities(english, Tongue.ENGLISH))
