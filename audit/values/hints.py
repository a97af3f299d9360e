"""Words that imply a number without stating it: “dozens”, “a decade”, “noon”."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from audit.data_files import read_word_lists
from audit.language.word_patterns import LETTERS
from audit.records import Span
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.scales import scale_at

_CENTURY = 1900
"""What “the sixties” are counted from where they are years."""


@cache
def _values(language: Tongue) -> dict[str, Fraction]:
    lists = ((section.split(), words) for section, words in read_word_lists("audit.values", "hints").items())
    return {word: Fraction(value) for (own, value), words in lists if own == language for word in words}


def hinted_numbers(text: str, language: Tongue) -> Iterator[Quantity]:
    """Every such word, as the number alone and multiplied by the scale behind it (“dozens of millions”).

    A part of a whole is read in hundredths, too.
    """
    for match in LETTERS.finditer(text):
        value = _values(language).get(match.group().casefold())
        if value is not None:
            values = {value, value + _CENTURY} if match.group().endswith("ies") else {value}
            factor, _ = scale_at(text, match.end(), language)
            values |= {one * factor for one in values} | {one * 100 for one in values if one < 1}
            span = Span.of_match(match)
            yield Quantity.bare(span, ValueKind.NUMBER, Writing.HINT, *values)
