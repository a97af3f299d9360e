"""Numbers in digits and words with the scale, unit and sign that stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from audit.language.patterns import compiled_patterns
from audit.records import Span
from audit.values.digits import digit_numbers
from audit.values.numerals import word_numbers
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.scales import LETTER, LETTER_SCALES, scale_at
from audit.values.units import unit_after, unit_before

_BESIDE = compiled_patterns("audit.values", "stated_numbers")
_MULTIPLIED = {
    section: Fraction(factor)
    for section, factor in (("doubled", 2), ("tens", 10), ("dozens", 12), ("hundredths", "1/100"))
}
_CENTURIES = {"sept": 1600, "huit": 1700, "neuf": 1800}
_TEMPERATURES = frozenset({"°C", "°F", "degree"})
_REACH = 10
"""Code points before a number in which its sign stands."""


def stated_numbers(text: str, language: Tongue) -> Iterator[Quantity]:
    """Every number in digits, then every number in words."""
    for span, readings in digit_numbers(text):
        yield _stated(text, span, readings, Writing.DIGITS, language)
    for word in word_numbers(text, language):
        spelt = word.span.of(text).casefold()
        if spelt == "milles":
            continue  # alone it is a distance
        values = {word.value, word.value / 1000} if spelt.endswith(" milles") else {word.value}
        how = Writing.HINT if _BESIDE["scale alone"].fullmatch(spelt) else Writing.WORDS
        yield _stated(text, word.span, frozenset(values), how, language)


@dataclass(frozen=True, slots=True)
class _Scaled:
    """A number with its scale: what of it is written out, where the scale ends, and what both come to."""

    core: Span
    end: int
    values: frozenset[Fraction]
    scale: Fraction


def _stated(text: str, core: Span, values: frozenset[Fraction], how: Writing, language: Tongue) -> Quantity:
    number = _scaled(text, core, values, how, language)
    start, end = number.core.start, number.end
    before, after = unit_before(text, start), unit_after(text, end, language)
    unit = (before or after or ("",))[0]
    readings = number.values
    if _is_below_zero(text, start, end, unit):
        readings |= {-value for value in readings}
    return Quantity(
        span=Span(start=start, end=end),
        core=number.core,
        whole=Span(start=before[1] if before else start, end=after[1] if after and not before else end),
        kind=ValueKind.NUMBER,
        writing=how,
        readings=_readings(text, end, _of_decade(text, number.core, readings)),
        scale=number.scale,
        unit=unit or None,
    )


def _scaled(text: str, core: Span, values: frozenset[Fraction], how: Writing, language: Tongue) -> _Scaled:
    factor, end = scale_at(text, core.end, language)
    if how is Writing.DIGITS and factor > 1 and (rest := _BESIDE["rest"].match(text, end)):
        more = Fraction(int(rest["first"]) * (1000 if rest["thousand"] else 1) + int(rest["last"] or 0))
        values, factor, end = frozenset(value * factor + more for value in values), Fraction(1), rest.end()
        core = Span(start=core.start, end=end)
    if half := _BESIDE["half before scale"].match(text, core.end):
        factor, end = scale_at(text, half.end(), Tongue.ENGLISH)
        return _Scaled(core, end, frozenset((value + Fraction(1, 2)) * factor for value in values), factor)
    if half := _BESIDE["half"].match(text, end):
        step = factor if factor > 1 else _halved_part(max(values), how)
        return _Scaled(core, half.end(), frozenset(value * factor + step / 2 for value in values), factor)
    return _Scaled(core, end, frozenset(value * factor for value in values), factor)


def _halved_part(value: Fraction, how: Writing) -> Fraction:
    """What “et demi” halves: a million in “un million et demi”, one in “deux et demi”."""
    for scale in (10**12, 10**9, 10**6):
        if how is Writing.WORDS and value % scale == 0 and value:
            return Fraction(scale)
    return Fraction(1)


def _is_below_zero(text: str, start: int, end: int, unit: str) -> bool:
    before = text[max(0, start - _REACH) : start]
    if _BESIDE["below zero"].match(text, end) or _BESIDE["minus before"].search(before):
        return True
    return unit in _TEMPERATURES and _BESIDE["minus sign before"].search(before) is not None


def _of_decade(text: str, core: Span, values: frozenset[Fraction]) -> frozenset[Fraction]:
    """The values as years too, where they are those of a decade."""
    if not _BESIDE["decade before"].search(text[: core.start]):
        return values
    named = _BESIDE["century"].match(text, core.end)
    century = _CENTURIES[named.lastgroup or ""] if named else 1900
    return values | {value + century for value in values if value < 100}


def _readings(text: str, end: int, values: frozenset[Fraction]) -> frozenset[Fraction]:
    """All the values a number may stand for, by what follows it."""
    if _BESIDE["clock"].match(text, end):
        return values | _hours(text, end, values)
    if letter := LETTER.match(text, end):
        return values | {value * LETTER_SCALES[letter.group().lower()] for value in values}
    for section, factor in _MULTIPLIED.items():
        if _BESIDE[section].match(text, end):
            return values | {value * factor for value in values}
    return values


def _hours(text: str, end: int, values: frozenset[Fraction]) -> frozenset[Fraction]:
    """The hours that twelve-hour clocks make of them, and with their minutes (14 h 30) those of the day."""
    hours = {value - 12 for value in values if 12 <= value <= 24} | {
        value + 12 for value in values if value <= 12
    }
    if minutes := _BESIDE["minutes"].match(text, end):
        hours |= {value + Fraction(int(minutes["minutes"]), 60) for value in values}
    return frozenset(hours)
