"""Roman numerals of centuries, kings and congresses."""

import re
from collections.abc import Iterator

from audit.records import Span
from audit.values.quantity import Quantity, ValueKind, Writing

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(
    r"(?<![^\W_])(?:(X{0,3}(?:IX|IV|V?I{0,3}))(?:e|è|ème|er|ᵉ)\b|([XVI]{2,6}))(?![^\W_]|[.’'&])",
)
_OF_CENTURY = re.compile(r"\s?siècles?\b")
_VALID = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


def _value(numeral: str) -> int:
    total, highest = 0, 0
    for letter in reversed(numeral):
        digit = _DIGITS[letter]
        total += digit if digit >= highest else -digit
        highest = max(highest, digit)
    return total


def roman_numerals(text: str) -> Iterator[Quantity]:
    """Numerals with a French ordinal ending (XXe), or of two letters and more (Louis XIV).

    Those of centuries state a number, and mean its hundred years too (the 1800s); others only imply one.
    """
    for match in _ROMAN.finditer(text):
        numeral = match[1] or match[2]
        if numeral and _VALID.fullmatch(numeral):
            span, value = Span.of_match(match), _value(numeral)
            if _OF_CENTURY.match(text, match.end()):
                century = 100 * (value - 1)
                yield Quantity.bare(span, ValueKind.NUMBER, Writing.DIGITS, value, century)
            else:
                yield Quantity.bare(span, ValueKind.NUMBER, Writing.HINT, value)
