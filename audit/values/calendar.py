"""Months and weekdays, with their names from CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from audit.records import Span
from audit.values.quantity import Kind, Tongue

__all__ = ["calendar_words", "month_name", "weekday_name"]

_EXTRA_MONTHS = {
    Tongue.FRENCH: {"janv": 1, "févr": 2, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
    Tongue.ENGLISH: {"Jan": 1, "Feb": 2, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12},
}
# Verbs and numbers in one language, months only beside a day or a year.
_HOMOGRAPHS = {
    Tongue.FRENCH: frozenset({"sept", "nov", "oct"}),
    Tongue.ENGLISH: frozenset({"may", "march", "sep"}),
}
_NEAR_DIGIT = re.compile(r"\d\S{0,3}\s+(?:of\s+)?$")
_DIGIT_NEAR = re.compile(r"\.?,?\s+\d")
_DAY_BEFORE = re.compile(r"\b(?:in|of|last|next|this|since|until|by|late|early|mid-?)\s*$", re.IGNORECASE)


@cache
def _names(language: Tongue) -> dict[str, tuple[Kind, int]]:
    locale = Locale(language.value)
    names: dict[str, tuple[Kind, int]] = {}
    for number, month in locale.months["format"]["wide"].items():
        names[month.casefold()] = (Kind.MONTH, int(number))
    for number, day in locale.days["format"]["wide"].items():
        names[day.casefold()] = (Kind.WEEKDAY, int(number) + 1)
    for month, number in _EXTRA_MONTHS[language].items():
        names[month.casefold()] = (Kind.MONTH, number)
    return names


@cache
def _pattern(language: Tongue) -> re.Pattern[str]:
    days = [name for name, (kind, _) in _names(language).items() if kind is Kind.WEEKDAY]
    months = [name for name, (kind, _) in _names(language).items() if kind is Kind.MONTH]
    return re.compile(rf"\b(?:({'|'.join(months)})|({'|'.join(days)})s?)\b", re.IGNORECASE)


def _is_date(text: str, match: re.Match[str], language: Tongue) -> bool:
    word = match[1] or match[2]
    if language is Tongue.ENGLISH and word[0].islower():
        return False
    if word.casefold() not in _HOMOGRAPHS[language]:
        return True
    before = text[: match.start()]
    beside = _NEAR_DIGIT.search(before) or _DIGIT_NEAR.match(text, match.end())
    return bool(beside or (language is Tongue.ENGLISH and _DAY_BEFORE.search(before)))


def calendar_words(text: str, language: Tongue) -> Iterator[tuple[Span, Kind, int]]:
    """Every month and weekday named in the text."""
    names = _names(language)
    for match in _pattern(language).finditer(text):
        if _is_date(text, match, language):
            group = match.lastindex or 1
            kind, value = names[match[group].casefold()]
            yield Span(start=match.start(group), end=match.end(group)), kind, value


def month_name(number: int, language: Tongue) -> str:
    """The month's name, 1 for January."""
    return str(Locale(language.value).months["format"]["wide"][number])


def weekday_name(number: int, language: Tongue) -> str:
    """The weekday's name, 1 for Monday."""
    return str(Locale(language.value).days["format"]["wide"][number - 1])
