"""Numbers written in digits, in the French or the English format, whichever the language."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from audit.language.patterns import one_of, read_patterns
from audit.records import Span
from audit.typography import SPACES

_BLANK = f"[{SPACES}]"
_PATTERNS = read_patterns("audit.values", "digits", {"blank": _BLANK, "fixed": f"[{SPACES[1:]}]"})
_NUMBER = re.compile(one_of(_PATTERNS["number"]))
_LONGEST = 40
"""Characters: what has more is no number anybody states, and Python refuses to read 4,301 digits."""
_DIGITS = r"\d+"
_GROUPED_DECIMAL = re.compile(rf"\d{{1,3}},\d{{3}}(?:{_BLANK}\d{{1,3}})+")
# '98, 2011/12, mid-90s
_SHORT_YEAR_BEFORE = re.compile(r"['’‘]$|\d{4}[/–-]$")
_DECADE_AFTER = re.compile(r"['’]?s\b")
_HALF_SIGN = re.compile(rf"{_BLANK}?([¼½¾⅓⅔])|{_BLANK}(1/2|1/4|3/4)(?!\d)")


def _separated(token: str) -> set[Fraction]:
    """The values of digits with marks between them; three digits behind one mark may be decimals or not."""
    if _GROUPED_DECIMAL.fullmatch(token):
        whole, part = token.split(",")
        return {Fraction(f"{whole}.{''.join(re.findall(_DIGITS, part))}")}
    token = token.replace(", ", ",")  # “0, 5 %”, a slip that changes no value
    marks = re.findall(r"\D", token)
    *groups, last = re.findall(_DIGITS, token)
    number = Fraction("".join((*groups, last)))
    if marks[-1] not in ".," or marks.count(marks[-1]) > 1:
        return {number}
    decimal = Fraction(f"{''.join(groups)}.{last}")
    may_be_whole = len(marks) == 1 and len(last) == 3 and not groups[0].startswith("0")
    return {decimal, number} if may_be_whole else {decimal}


def _part(sign: str) -> Fraction:
    """What a sign or a written fraction (`1/2`) is worth."""
    return Fraction(sign) if "/" in sign else Fraction(unicodedata.numeric(sign)).limit_denominator(12)


def _values(token: str) -> set[Fraction]:
    if token.isdecimal():
        return {Fraction(token)}
    return {_part(token)} if len(token) == 1 else _separated(token)


def _is_short_year(text: str, match: re.Match[str]) -> bool:
    beside = _SHORT_YEAR_BEFORE.search(text[: match.start()]) or _DECADE_AFTER.match(text, match.end())
    return len(match.group()) == 2 and beside is not None


def digit_numbers(text: str) -> Iterator[tuple[Span, frozenset[Fraction]]]:
    """Every number in digits, from left to right, with every value it may stand for."""
    done = 0
    for match in _NUMBER.finditer(text):
        if match.start() < done:
            continue
        done = match.end()
        if len(match.group()) > _LONGEST:
            continue
        values = _values(match.group())
        if half := _HALF_SIGN.match(text, done):
            done = half.end()
            values = {value + _part(half[1] or half[2]) for value in values}
        if _is_short_year(text, match):
            values |= {value + century for value in values for century in (1900, 2000)}
        yield Span(start=match.start(), end=done), frozenset(values)
