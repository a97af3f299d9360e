"""Which values of a French text have no counterpart in the English, and the other way round."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.temperature import is_temperature, may_be_temperature, same_temperature
from audit.values.units import units

_CONVERSION_TOLERANCE = Fraction(12, 100)
"""Journalists round converted measures: 50 miles become 80 kilometres."""


@dataclass(frozen=True, slots=True)
class ValueComparison:
    """Values that answer each other, and those left over on either side, in reading order."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    french: tuple[Quantity, ...]
    english: tuple[Quantity, ...]


def _converted(this: Quantity, that: Quantity) -> bool:
    if _one_temperature(this, that) or _one_temperature(that, this):
        return True
    here, there = (units().get(value.unit or "") for value in (this, that))
    if here is None or there is None or here == there:
        return False
    if here.dimension != there.dimension or here.dimension == "temperature":
        return False
    return any(
        abs(a - b) <= _CONVERSION_TOLERANCE * max(abs(a), abs(b))
        for a in map(here.to_base, this.readings)
        for b in map(there.to_base, that.readings)
        if a is not None and b is not None
    )


def _one_temperature(this: Quantity, that: Quantity) -> bool:
    return is_temperature(this) and may_be_temperature(that) and same_temperature(this, that)


def _same(this: Quantity, that: Quantity) -> bool:
    kinds = {this.kind, that.kind}
    if len(kinds) == 2 and ValueKind.TIME in kinds:
        return _same_hour(*((this, that) if this.kind is ValueKind.TIME else (that, this)))
    digits = Writing.DIGITS in {this.writing, that.writing}
    part_of_date = ValueKind.DAY in kinds or (
        ValueKind.MONTH in kinds and digits
    )  # 20.12.2012, “on the 20th”
    alike = len(kinds) == 1 or (part_of_date and ValueKind.NUMBER in kinds)
    return alike and not this.readings.isdisjoint(that.readings)


def _same_hour(time: Quantity, number: Quantity) -> bool:
    """Whether a bare number can be the hour of a time (“at 8”), or the time a score (21:15)."""
    hours = {Fraction(int(minutes) // 60) for minutes in time.readings}
    hours |= {Fraction(24) for hour in hours if not hour}
    if number.kind is not ValueKind.NUMBER:
        return False
    hours |= {Fraction(int(minutes), 60) for minutes in time.readings}  # dix heures et demie
    return any(hour + half in number.readings for hour in hours for half in (-12, 0, 12))


def _alike(this: Quantity, that: Quantity) -> bool:
    return this.kind is that.kind and _same(this, that)


def _take(
    this: Quantity, rest: list[Quantity], agree: Callable[[Quantity, Quantity], bool]
) -> Quantity | None:
    """A counterpart, of the same unit and in the same writing if there is one, taken from the rest."""
    found = [that for that in rest if agree(this, that)]
    best = max(found, key=lambda that: (that.unit == this.unit, that.writing is this.writing), default=None)
    if best is not None:
        rest.remove(best)
    return best


def _match(french: Sequence[Quantity], english: Sequence[Quantity]) -> ValueComparison:
    """Match what is alike first, then what only may be the same: a bare hour, a converted measure."""
    rest, pairs = list(english), []
    lonely = sorted(french, key=lambda q: (not q.states_number, q.span))
    for agree in (_alike, _same, _converted):
        asked, lonely = lonely, []
        for this in asked:
            that = _take(this, rest, agree)
            if that is None:
                lonely.append(this)
            else:
                pairs.append((this, that))
    lonely = [q for q in sorted(lonely, key=lambda q: q.span) if not _are_minutes(q, pairs)]
    return ValueComparison(tuple(pairs), tuple(lonely), tuple(q for q in rest if not _are_minutes(q, pairs)))


def _are_minutes(number: Quantity, pairs: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether it is what is left of a time whose hour was matched with a number (“21 à 15” and “21:15”)."""
    times = (
        q for pair in pairs if pair[0].kind is not pair[1].kind for q in pair if q.kind is ValueKind.TIME
    )
    return number.kind is ValueKind.NUMBER and any(
        minutes % 60 in number.readings for time in times for minutes in time.readings
    )


def answers(this: Quantity, that: Quantity) -> bool:
    """Whether the two can stand for the same value, as it is or converted."""
    return _same(this, that) or _converted(this, that)


def compare_values(french: str, english: str) -> ValueComparison:
    """Match the values of two texts that should mean the same."""
    return _match(quantities(french, Tongue.FRENCH), quantities(english, Tongue.ENGLISH))
