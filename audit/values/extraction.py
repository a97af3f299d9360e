"""All values a sentence states, with their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from audit.values.dates_in_words import named_dates
from audit.values.days import with_days
from audit.values.english_clock import english_times
from audit.values.fractions_in_words import word_fractions
from audit.values.french_clock import french_times
from audit.values.hints import hinted_numbers
from audit.values.numeric_dates import numeric_dates
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.roman import roman_numerals
from audit.values.stated_numbers import stated_numbers

_TIMES = re.compile(r"\s?(?:by|x|×|sur)\s?")
_CONNECTOR = re.compile(
    r"\s?(?:[-–—]|\b(?:à|et|ou|to|and|or|ni|nor)\b(?:\s(?:de|about|around|environ|près de|up to))?)"
    r"\s?(?:US)?[$€£]?\s?"
)


def _candidates(text: str, language: Tongue) -> Iterator[Quantity]:
    """The most telling reading of a place first; later ones that overlap it are dropped."""
    yield from word_fractions(text, language)
    yield from numeric_dates(text, language)
    yield from french_times(text) if language is Tongue.FRENCH else english_times(text)
    yield from named_dates(text, language)
    yield from stated_numbers(text, language)
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
    taken = bytearray(len(text))
    for candidate in _candidates(text, language):
        place = slice(candidate.span.start, candidate.span.end)
        if not any(taken[place]):
            taken[place] = b"\1" * (place.stop - place.start)
            found.append(candidate)
    found.sort(key=lambda quantity: quantity.span)
    dated = list(_scaled_alike(text, with_days(text, found, language)))
    return tuple(_measured_alike(text, dated))
