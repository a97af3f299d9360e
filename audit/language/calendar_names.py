"""The names of months and weekdays in French and English, from CLDR by way of Babel."""

from calendar import isleap, monthrange
from functools import cache

from babel import Locale


@cache
def month_names(language: str) -> tuple[str, ...]:
    """January first, as a sentence writes them: `janvier`, `January`."""
    return tuple(str(name) for _, name in sorted(Locale(language).months["format"]["wide"].items()))


@cache
def month_abbreviations(language: str) -> dict[str, int]:
    """Short forms that differ from the name, without their stop → the month's number: `janv`, `Jan`."""
    short = sorted(Locale(language).months["format"]["abbreviated"].items())
    return {name.rstrip("."): number for number, name in short if name not in month_names(language)}


@cache
def weekday_names(language: str) -> tuple[str, ...]:
    """Monday first, as a sentence writes them: `lundi`, `Monday`."""
    return tuple(str(name) for _, name in sorted(Locale(language).days["format"]["wide"].items()))


MONTHS = {name: number for number, name in enumerate(month_names("fr"), start=1)}
"""French name → number."""
WEEKDAYS = {name: number for number, name in enumerate(weekday_names("fr"))}
"""French name → number, as `datetime.date.weekday` counts."""
ENGLISH_MONTHS = dict(zip(map(str.lower, month_names("en")), MONTHS, strict=True))
"""English name in small letters → French name."""
ENGLISH_WEEKDAYS = tuple(map(str.lower, weekday_names("en")))
ENGLISH_CALENDAR = frozenset(ENGLISH_MONTHS).union(ENGLISH_WEEKDAYS)
"""Months and weekdays in small letters."""
_LEAP_YEAR = 2000
DAYS = {month: monthrange(_LEAP_YEAR, month)[1] for month in MONTHS.values()}
"""Month → how many days it can have."""


def is_day(day: int, month: int, year: int | None = None) -> bool:
    """Whether a calendar has this day; where no year is known, that of a leap year."""
    leap = year is None or isleap(year)
    return month in DAYS and 1 <= day <= (DAYS[month] if leap or month != 2 else 28)
