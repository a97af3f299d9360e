"""Fractions in words: un tiers, two-thirds, three quarters of, un demi-million."""

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.records import Span
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.scales import scale_at

_PATTERN = {
    Tongue.FRENCH: re.compile(
        r"\b(?P<count>un|deux|trois)\s(?P<part>tiers|quarts?)\b(?!\s(?:d[’']heure|de finale|monde))",
        re.IGNORECASE,
    ),
    Tongue.ENGLISH: re.compile(
        r"(?<!first )(?<!last )(?<!next )(?<!past )(?<!final )"
        r"\b(?P<count>a|an|one|two|three)[\s-](?P<part>thirds?|quarters?)\b"
        r"(?=(?:\s(?:of|the|as)\b)|[,.;]|\s(?:more|less|higher|lower|larger|smaller)\b)",
        re.IGNORECASE,
    ),
}
_HALF_OF_SCALE = re.compile(
    r"\b(?<!and )(?<!and a )(?:half[ -]an?|a half|half|demi-?|demi)[ -]?"
    r"(?P<scale>million|milliard|billion)\b",
    re.IGNORECASE,
)
_COUNT = {"un": 1, "a": 1, "an": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3}


def word_fractions(text: str, language: Tongue) -> Iterator[Quantity]:
    """Every half of a million or billion, and every third and quarter that a number word counts."""
    for match in _HALF_OF_SCALE.finditer(text):
        factor, _ = scale_at(text, match.start("scale"), language)
        span = Span(start=match.start(), end=match.end())
        yield Quantity.bare(span, ValueKind.NUMBER, Writing.HINT, factor / 2)
    for match in _PATTERN[language].finditer(text):
        whole = 3 if match["part"].casefold().startswith("t") else 4
        value = Fraction(_COUNT[match["count"].casefold()], whole)
        span = Span(start=match.start(), end=match.end())
        yield Quantity.bare(span, ValueKind.NUMBER, Writing.HINT, value)
