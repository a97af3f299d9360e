"""Numbers written in words, found with text2num."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from text_to_num import find_numbers

from audit.data_files import read_word_lists
from audit.language.patterns import any_of
from audit.records import Span
from audit.values.quantity import Tongue

_WORDS = read_word_lists("audit.values", "numerals")
_ENGLISH, _MEASURED = any_of(_WORDS["english"]), any_of(_WORDS["measured"])
_TOKEN = re.compile(
    rf"""
    \b (?= [efnstEFNSTſ] )  # the letters such a number can begin with: elsewhere nobody need look
    (?i: {_ENGLISH} ) (?= - (?i: {_MEASURED} ) \b )
    | [^\W\d_]+ (?: - [^\W\d_]+ )*
    | \d+
    | [^\w\s]
    """,
    re.VERBOSE,
)
_PERCENT = re.compile(r"\b(?:pour|per)\s$", re.IGNORECASE)
# “Neuf” is also new.
_NINE = re.compile(r"\s(?:[^\W\d_]+[sx]|mille|pour|sur)\b")
_CENTURIES = range(10, 21)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words."""

    span: Span
    value: Fraction


class _Token:
    __slots__ = ("end", "start", "word")

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.word = match.group().casefold()

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.word.isdigit()


def _counts(text: str, tokens: list[_Token], language: Tongue) -> bool:
    if len(tokens) > 1:
        return True
    word, before = tokens[0].word, text[: tokens[0].start]
    if word in _WORDS[f"{language} never"] or _PERCENT.search(before):
        return False
    return word != "neuf" or _NINE.match(text, tokens[0].end) is not None


def _with_years(text: str, found: Iterable[WordNumber]) -> list[WordNumber]:
    """The numbers, “nineteen” and “ninety-eight” joined to 1998."""
    joined: list[WordNumber] = []
    for number in found:
        before = joined[-1] if joined else None
        if before and _is_year(before, text[before.span.end : number.span.start], number):
            span = Span(start=before.span.start, end=number.span.end)
            joined[-1] = WordNumber(span, before.value * 100 + number.value)
        else:
            joined.append(number)
    return joined


def _is_year(century: WordNumber, gap: str, year: WordNumber) -> bool:
    beside = bool(gap) and not gap.strip("- ")
    return beside and century.value in _CENTURIES and 10 <= year.value < 100


def word_numbers(text: str, language: Tongue) -> Iterator[WordNumber]:
    """Every number in words, from left to right: cardinals and ordinals, but no bare articles."""
    tokens = [_Token(match) for match in _TOKEN.finditer(text)]
    yield from _with_years(text, _numbers(text, tokens, language))


def _numbers(text: str, tokens: list[_Token], language: Tongue) -> Iterator[WordNumber]:
    for occurrence in find_numbers(tokens, language.value, 0):
        own = tokens[occurrence.start : occurrence.end]
        if _counts(text, own, language):
            span = Span(start=own[0].start, end=own[-1].end)
            yield WordNumber(span, Fraction(occurrence.value).limit_denominator(1000))
