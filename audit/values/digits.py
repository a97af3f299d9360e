"""Numbers written in digits, in the French or the English format, whichever the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from audit.records import Span

__all__ = ["DigitNumber", "digit_numbers"]

_SPACES = " \u00a0\u202f\u2009"
_FIXED = "\u00a0\u202f\u2009"
_GROUPED_DECIMAL = re.compile(rf"\d{{1,3}},\d{{3}}(?:[{_SPACES}]\d{{1,3}})+")
# Hours, minutes and numeric dates are read part by part: 14h30, 2:30, 16/12/2021.
_NUMBER = re.compile(
    rf"(?<![\d.,])\d{{1,2}}(?=(?P<first>[./-])\d{{1,2}}(?P=first)\d{{2,4}}\b)"
    rf"|(?<=\d(?P<second>[./-]))\d{{1,2}}(?=(?P=second)\d{{2,4}}\b)"
    r"|\d{1,2}(?=[.:]\d{2}\s?(?:heures|hrs|h\b|[ap]\.?\s?m\b))"
    # Decimals in groups of three: “0,000 06”, “3,141 592” (no-break spaces, or nothing before the comma)
    rf"|(?<!\d)(?:0,\d{{3}}(?:[{_SPACES}]\d{{3}})*[{_SPACES}]\d{{1,3}}"
    rf"|\d{{1,3}},\d{{3}}(?:[{_FIXED}]\d{{3}})*[{_FIXED}]\d{{1,3}})(?![\d.,])"
    rf"|(?<!\d)\d{{1,3}}(?:(?P<mark>[{_SPACES}.,'’])\d{{3}})(?:(?P=mark)\d{{3}})*(?:[.,]\d+)?(?!\d)"
    r"|(?<!\d)\d{1,2},\s\d(?=\s?%)"
    # Behind letters it is an exponent or part of a name: mi2, safe2choose.
    r"|(?<![^\W\d_]{2})(?<!\d)\d+(?:[.,]\d+)?"
    r"|[¼½¾⅓⅔]"
)
# '98, 2011/12, mid-90s
_SHORT_YEAR_BEFORE = re.compile(r"['’‘]$|\d{4}[/–-]$")
_HALF_SIGN = re.compile(rf"[{_SPACES}]?([¼½¾⅓⅔])|[{_SPACES}](1/2|1/4|3/4)(?!\d)")


@dataclass(frozen=True, slots=True)
class DigitNumber:
    """A number in digits and every value it may stand for."""

    span: Span
    readings: frozenset[Fraction]


def _decimal(whole: str, part: str) -> Fraction:
    return Fraction(f"{whole}.{part}")


def _separated(token: str) -> frozenset[Fraction]:
    if _GROUPED_DECIMAL.fullmatch(token):
        whole, part = token.split(",")
        return frozenset({_decimal(whole, re.sub(r"\D", "", part))})
    token = token.replace(", ", ",")  # “0, 5 %”, a slip that changes no value
    marks = [c for c in token if not c.isdigit()]
    plain = "".join(c if c.isdigit() else " " for c in token).split()
    last = marks[-1]
    if last in ".," and marks.count(last) == 1:
        decimal = _decimal("".join(plain[:-1]), plain[-1])
        if len(marks) > 1 or len(plain[-1]) != 3 or plain[0].startswith("0"):
            return frozenset({decimal})
        return frozenset({decimal, Fraction("".join(plain))})
    return frozenset({Fraction("".join(plain))})


def _values(token: str) -> frozenset[Fraction]:
    if not token.isdecimal() and len(token) == 1:
        return frozenset({Fraction(unicodedata.numeric(token)).limit_denominator(12)})
    return frozenset({Fraction(int(token))}) if token.isdecimal() else _separated(token)


def _with_half(values: frozenset[Fraction], sign: str) -> frozenset[Fraction]:
    part = Fraction(sign) if "/" in sign else Fraction(unicodedata.numeric(sign)).limit_denominator(12)
    return frozenset(value + part for value in values)


def _short_year(values: frozenset[Fraction]) -> frozenset[Fraction]:
    return values | {value + century for value in values for century in (1900, 2000)}


_DECADE_AFTER = re.compile(r"['’]?s\b")


def _is_short_year(text: str, match: re.Match[str]) -> bool:
    return bool(_SHORT_YEAR_BEFORE.search(text[: match.start()])) or bool(
        _DECADE_AFTER.match(text, match.end())
    )


def digit_numbers(text: str) -> Iterator[DigitNumber]:
    """Every number in digits, from left to right."""
    done = 0
    for match in _NUMBER.finditer(text):
        if match.start() < done:
            continue
        done = match.end()
        values = _values(match.group())
        if half := _HALF_SIGN.match(text, done):
            done = half.end()
            values = _with_half(values, half[1] or half[2])
        if len(match.group()) == 2 and _is_short_year(text, match):
            values = _short_year(values)
        yield DigitNumber(Span(start=match.start(), end=done), values)
