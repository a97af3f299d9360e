"""Months and weekdays that a sentence names."""

import re
from collections.abc import Iterator
from functools import cache

from audit.language.calendar_names import month_abbreviations, month_names, weekday_names
from audit.language.patterns import any_of
from audit.records import Span
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing

_NOT_READ = frozenset({"Mar", "Apr", "Jun", "Jul", "avr"})
"""Abbreviations that have not been measured yet; several are names, too."""
_MORE = {Tongue.FRENCH: {}, Tongue.ENGLISH: {"Sept": 9}}
"""What newspapers write and CLDR does not."""
# Verbs and numbers in one language, months only beside a day or a year.
_HOMOGRAPHS = {
    Tongue.FRENCH: frozenset({"sept", "nov", "oct"}),
    Tongue.ENGLISH: frozenset({"may", "march", "sep"}),
}
_NEAR_DIGIT = re.compile(r"\d\S{0,3}\s+(?:of\s+)?$")
_DIGIT_NEAR = re.compile(r"\.?,?\s+\d")
_DAY_BEFORE = re.compile(r"\b(?:in|of|last|next|this|since|until|by|late|early|mid-?)\s*$", re.IGNORECASE)


@cache
def _months(language: Tongue) -> dict[str, int]:
    names = dict(zip(month_names(language), range(1, 13), strict=True)) | month_abbreviations(language)
    read = {name: number for name, number in names.items() if name not in _NOT_READ} | _MORE[language]
    return {name.casefold(): number for name, number in read.items()}


@cache
def _weekdays(language: Tongue) -> dict[str, int]:
    return {name.casefold(): number for number, name in enumerate(weekday_names(language), start=1)}


@cache
def _pattern(language: Tongue) -> re.Pattern[str]:
    months, days = any_of(_months(language)), any_of(_weekdays(language))
    return re.compile(rf"\b(?:(?P<month>{months})|(?P<weekday>{days})s?)\b", re.IGNORECASE)


_READ_AS = {"month": (ValueKind.MONTH, _months), "weekday": (ValueKind.WEEKDAY, _weekdays)}


def _is_date(text: str, match: re.Match[str], language: Tongue) -> bool:
    if language is Tongue.ENGLISH and match.group()[0].islower():
        return False
    if (match["month"] or "").casefold() not in _HOMOGRAPHS[language]:
        return True
    before = text[: match.start()]
    beside = _NEAR_DIGIT.search(before) or _DIGIT_NEAR.match(text, match.end())
    return bool(beside or (language is Tongue.ENGLISH and _DAY_BEFORE.search(before)))


def named_dates(text: str, language: Tongue) -> Iterator[Quantity]:
    """Every month and weekday named in the text."""
    for match in _pattern(language).finditer(text):
        if _is_date(text, match, language):
            name = match.lastgroup or ""
            kind, numbers = _READ_AS[name]
            span = Span(start=match.start(), end=match.end(name))
            yield Quantity.bare(span, kind, Writing.WORDS, numbers(language)[match[name].casefold()])
