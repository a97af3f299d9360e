"""Dates in figures alone: 2021-06-25, 25/06/2021, 25.6.2021, and 6/25/2021 in English."""

import re
from collections.abc import Iterator

from audit.records import Span
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing

_ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_COMMON = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?:19|20)\d\d(?![\w/-])"
)
_MONTHS, _DAYS = range(1, 13), range(1, 32)


def numeric_dates(text: str, language: Tongue) -> Iterator[Quantity]:
    """The months and days of such dates; years are read as numbers.

    English dates of which either figure may be the month are left out.
    """
    for match in _ISO.finditer(text):
        yield from _parts(match, month="month", day="day")
    for match in _COMMON.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if language is Tongue.ENGLISH and first in _MONTHS and second not in _MONTHS:
            yield from _parts(match, month="first", day="second")
        elif language is Tongue.FRENCH or first not in _MONTHS or first == second:
            yield from _parts(match, month="second", day="first")


def _parts(match: re.Match[str], *, month: str, day: str) -> Iterator[Quantity]:
    if int(match[month]) in _MONTHS and int(match[day]) in _DAYS:
        for name, kind in ((month, ValueKind.MONTH), (day, ValueKind.DAY)):
            span = Span.of_match(match, name)
            yield Quantity.bare(span, kind, Writing.DIGITS, int(match[name]))
