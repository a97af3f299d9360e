"""Numbers that are days of a month, told by the month beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.records import Span
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing

_ORDINAL = re.compile(r"er\b|(?:st|nd|rd|th)\b")
_BEFORE_MONTH = re.compile(r"(?:er|st|nd|rd|th)?[ \u00a0\u202f-](?:of )?")
_AFTER_MONTH = re.compile(r"\.?[ \u00a0\u202f](?:the )?")
_RANGE = re.compile(r"(?:er|st|nd|rd|th)?\s?(?:[-–/]|\b(?:au|et|ou|à|and|or|to|through)\b)\s?(?:le )?")


def with_days(text: str, values: Sequence[Quantity], language: Tongue) -> list[Quantity]:
    """The values of a sentence, in order, with the day numbers of its dates marked as such."""
    found = list(values)
    for index, value in enumerate(values):
        if value.kind is ValueKind.MONTH:
            _mark_before(text, found, index)
            if language is Tongue.ENGLISH:
                _mark_after(text, found, index)
    return found


def _mark_before(text: str, found: list[Quantity], month: int) -> None:
    """“14 juillet”, “les 14 et 15 juillet”, “the 3rd of May”."""
    joint = _BEFORE_MONTH
    for index in range(month - 1, -1, -1):
        this, after = found[index], found[index + 1]
        if not _may_be_day(this) or not joint.fullmatch(text[this.core.end : after.core.start]):
            return
        found[index] = _day(text, this)
        joint = _RANGE


def _mark_after(text: str, found: list[Quantity], month: int) -> None:
    """“July 14”, “July 14-16”."""
    joint = _AFTER_MONTH
    for index in range(month + 1, len(found)):
        this, before = found[index], found[index - 1]
        if not _may_be_day(this) or not joint.fullmatch(text[before.core.end : this.core.start]):
            return
        found[index] = _day(text, this)
        joint = _RANGE


def _may_be_day(value: Quantity) -> bool:
    alone = value.span == value.core == value.whole and len(value.readings) == 1
    return (
        alone
        and value.kind is ValueKind.NUMBER
        and value.writing is not Writing.HINT
        and all(day.denominator == 1 and 1 <= day <= 31 for day in value.readings)
    )


def _day(text: str, value: Quantity) -> Quantity:
    ending = _ORDINAL.match(text, value.core.end)
    span = Span(start=value.core.start, end=ending.end() if ending else value.core.end)
    return replace(value, kind=ValueKind.DAY, core=span, span=span, whole=span)
