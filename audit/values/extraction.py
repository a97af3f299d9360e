"""All values a sentence states, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from audit.records import Span
from audit.values.dates_in_words import named_dates
from audit.values.days import with_days
from audit.values.digits import digit_numbers
from audit.values.english_clock import english_times
from audit.values.fractions_in_words import word_fractions
from audit.values.french_clock import french_times
from audit.values.hints import hinted_numbers
from audit.values.numerals import word_numbers
from audit.values.numeric_dates import numeric_dates
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.roman import roman_numerals
from audit.values.scales import LETTER, LETTER_SCALES, scale_at
from audit.values.units import unit_after, unit_before

__all__ = ["quantities"]

_GROUPS = re.compile(r"[\s-]?(?:dizaines|décennies|decades)\b"), re.compile(r"[\s-]?(?:douzaines|dozen)\b")
_HALF_OF_SCALE = re.compile(
    r"\b(?<!and )(?<!and a )(?:half[ -]an?|a half|half|demi-?|demi)[ -]?(million|milliard|billion)\b",
    re.IGNORECASE,
)
_BARE_SCALE = re.compile(r"(?:hundred|thousand|million|billion|milliard|trillion)s?", re.I)
_FINAL = re.compile(r"(?:es?)?\sde\sfinale")
_HALF = re.compile(r"\s(?:[^\W\d]+\s)?(?:et demie?|and a half)\b")
_CONTINUED = re.compile(r"\s(?:et\s|and\s)?(\d{1,3})(?:\s(milles?|thousand)(?:\s(\d{1,3}))?)?(?=\s[^\W\d])")
_HALF_BEFORE_SCALE = re.compile(r"\s(?:and a half)\s(?:(million)|(billion)|(trillion))\b")
# Only beside a clock or in a clock's format is an hour an hour.
_CLOCK = re.compile(r"\s?(?:h(?:eures?)?(?![a-z])|:\d\d|[ap]\.?\s?m\b|o['’]clock)", re.IGNORECASE)
_MINUTES = re.compile(r"\s?h\s?(\d\d)\b")
_DECADE = re.compile(r"\bannées\s(?:19|mille neuf cent\s)?$", re.IGNORECASE)
_TIMES = re.compile(r"\s?(?:by|x|×|sur)\s?")
_CENTURY = re.compile(
    r"\s(?:du|au)\s(?:(?P<sept>XVIIe|dix[-\s]septième)|(?P<huit>XVIIIe|dix[-\s]huitième)"
    r"|(?P<neuf>XIXe|dix[-\s]neuvième))\ssiècle"
)
_CENTURIES = {"sept": 1600, "huit": 1700, "neuf": 1800}
_CONNECTOR = re.compile(
    r"\s?(?:[-–—]|\b(?:à|et|ou|to|and|or|ni|nor)\b(?:\s(?:de|about|around|environ|près de|up to))?)"
    r"\s?(?:US)?[$€£]?\s?"
)
# The sign of a temperature; elsewhere a hyphen is a dash, and nothing else is negative.
_BELOW_ZERO_BEFORE = re.compile(r"(?:(?:^|[\s(])[-–−]|\bmoins\s)$", re.IGNORECASE)
_MINUS = re.compile(r"\bminus\s$", re.IGNORECASE)
_BELOW_ZERO_AFTER = re.compile(
    r"(?:[\s\u00a0]?°[CF]?|[\s\u00a0-](?:degrees?|degrés?))?(?:[\s\u00a0](?:Celsius|Fahrenheit|C|F))?"
    r"\s(?:below|sous (?:le )?zéro|au-dessous de zéro|en dessous de zéro)",
    re.IGNORECASE,
)


def _readings(text: str, end: int, values: frozenset[Fraction]) -> frozenset[Fraction]:
    """All the values a number may stand for, by what follows it."""
    if _CLOCK.match(text, end):
        hours = {v - 12 for v in values if 12 <= v <= 24} | {v + 12 for v in values if v <= 12}
        minutes = _MINUTES.match(text, end)
        return values | hours | ({v + Fraction(int(minutes[1]), 60) for v in values} if minutes else set())
    if letter := LETTER.match(text, end):
        return values | {v * LETTER_SCALES[letter.group().lower()] for v in values}
    if _FINAL.match(text, end):
        return values | {v * 2 for v in values}  # “8es de finale” is the last sixteen
    for pattern, size in zip(_GROUPS, (10, 12), strict=True):
        if pattern.match(text, end):
            return values | {v * size for v in values}
    return values


def _decade(text: str, core: Span, values: frozenset[Fraction]) -> frozenset[Fraction]:
    """The readings of “années 80”: of the twentieth century, unless it names another."""
    if not _DECADE.search(text[: core.start]):
        return values
    named = _CENTURY.match(text, core.end)
    century = _CENTURIES[named.lastgroup or ""] if named else 1900
    return values | {v + century for v in values if v < 100}


def _stated(text: str, core: Span, values: frozenset[Fraction], how: Writing, language: Tongue) -> Quantity:
    factor, end = scale_at(text, core.end, language)
    scale = factor
    if how is Writing.DIGITS and factor > 1 and (rest := _CONTINUED.match(text, end)):
        end, values = rest.end(), frozenset(v * factor + _remainder(rest) for v in values)
        core, factor, scale = Span(start=core.start, end=end), Fraction(1), Fraction(1)
    if half := _HALF_BEFORE_SCALE.match(text, core.end):
        factor = Fraction(10) ** (6, 9, 12)[(half.lastindex or 1) - 1]
        end, values, scale = half.end(), frozenset(v + Fraction(1, 2) for v in values), factor
    elif half := _HALF.match(text, end):
        step = factor if factor > 1 else _round_part(max(values), how)
        values, end = frozenset(v * factor + step / 2 for v in values), half.end()
        factor = Fraction(1)
    before, after = unit_before(text, core.start), unit_after(text, end, language)
    unit = before or after
    if _is_below_zero(text, core.start, end, unit[0] if unit else ""):
        values |= {-v for v in values}
    return Quantity(
        span=Span(start=core.start, end=end),
        core=core,
        whole=Span(start=before[1] if before else core.start, end=after[1] if after and not before else end),
        kind=ValueKind.NUMBER,
        writing=how,
        readings=_readings(text, end, _decade(text, core, frozenset(v * factor for v in values))),
        scale=scale,
        unit=unit[0] if unit else None,
    )


def _is_below_zero(text: str, start: int, end: int, unit: str) -> bool:
    if _BELOW_ZERO_AFTER.match(text, end) or _MINUS.search(text[max(0, start - 10) : start]):
        return True
    return unit in ("°C", "°F", "degree") and bool(
        _BELOW_ZERO_BEFORE.search(text[max(0, start - 10) : start])
    )


def _remainder(match: re.Match[str]) -> Fraction:
    """The rest of “5 millions 143 mille 312”, as Spanish writes it and its translators do."""
    first, thousand, last = match.groups()
    return Fraction(int(first) * (1000 if thousand else 1) + int(last or 0))


def _round_part(value: Fraction, how: Writing) -> Fraction:
    """What “et demi” halves: a million in “un million et demi”, one in “deux et demi”."""
    for scale in (10**12, 10**9, 10**6):
        if how is Writing.WORDS and value % scale == 0 and value:
            return Fraction(scale)
    return Fraction(1)


def _numbers(text: str, language: Tongue) -> Iterator[Quantity]:
    for span, readings in digit_numbers(text):
        yield _stated(text, span, readings, Writing.DIGITS, language)
    for word in word_numbers(text, language):
        spelt = word.span.of(text).casefold()
        if spelt == "milles":
            continue  # alone it is a distance
        values = {word.value, word.value / 1000} if spelt.endswith(" milles") else {word.value}
        # Bare “millions” is no number, only a hint of one.
        how = Writing.HINT if _BARE_SCALE.fullmatch(spelt) else Writing.WORDS
        yield _stated(text, word.span, frozenset(values), how, language)


def _halves(text: str, language: Tongue) -> Iterator[Quantity]:
    for match in _HALF_OF_SCALE.finditer(text):
        factor, _ = scale_at(text, match.start(1), language)
        span = Span(start=match.start(), end=match.end())
        yield Quantity.bare(span, ValueKind.NUMBER, Writing.HINT, factor / 2)


def _candidates(text: str, language: Tongue) -> Iterator[Quantity]:
    """The most telling reading of a place first; later ones that overlap it are dropped."""
    yield from _halves(text, language)
    yield from word_fractions(text, language)
    yield from numeric_dates(text, language)
    yield from french_times(text) if language is Tongue.FRENCH else english_times(text)
    yield from named_dates(text, language)
    yield from _numbers(text, language)
    yield from roman_numerals(text)
    yield from hinted_numbers(text, language)


def _scaled_alike(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Let “5 à 6 millions” and “$5 to $6 billion” lend their scale to the first number."""
    for this, after in pairwise(found):
        gap = text[this.span.end : after.span.start]
        numbers = this.states_number and after.states_number and this.kind is after.kind is ValueKind.NUMBER
        yield _lent(this, after) if numbers and _CONNECTOR.fullmatch(gap) else this
    yield from found[-1:]


def _measured_alike(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Let “39 by 32 inches” and “100 × 81 cm” lend their unit to the first number."""
    for this, after in pairwise(found):
        gap = text[this.span.end : after.span.start]
        bare = this.unit is None and this.states_number and after.unit is not None
        yield replace(this, unit=after.unit) if bare and _TIMES.fullmatch(gap) else this
    yield from found[-1:]


def _lent(this: Quantity, after: Quantity) -> Quantity:
    factor = _own_scale(after) if this.span == this.core else Fraction(1)
    scaled = this.readings | {value * factor for value in this.readings}
    return replace(this, readings=scaled)


def _own_scale(quantity: Quantity) -> Fraction:
    value = max(quantity.readings)
    if quantity.writing is Writing.DIGITS and quantity.span == quantity.core:
        return Fraction(1)
    return next((Fraction(s) for s in (10**12, 10**9, 10**6, 10**3) if value >= s), Fraction(1))


@lru_cache(maxsize=4096)
def quantities(text: str, language: Tongue) -> tuple[Quantity, ...]:
    """The values of a sentence in reading order; no two overlap.

    Spans are half-open offsets into `text`.
    """
    found: list[Quantity] = []
    for candidate in _candidates(text, language):
        if not any(candidate.span.overlaps(other.span) for other in found):
            found.append(candidate)
    found.sort(key=lambda quantity: quantity.span)
    dated = list(_scaled_alike(text, with_days(text, found, language)))
    return tuple(_measured_alike(text, dated))
