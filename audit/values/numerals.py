"""Numbers written in words, found with text2num."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from text_to_num import find_numbers

from audit.records import Span
from audit.values.quantity import Tongue

__all__ = ["WordNumber", "word_numbers"]

_TOKEN = re.compile(
    # “five-storey”, “ten-year-old”: the number stands by itself.
    r"\b(?=[efnstEFNSTſ])(?i:three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety)(?=-(?i:storey|story|year|month|week|day|hour|minute|member|man|"
    r"woman|person|point|time|seat|page|part|strong|nation|party|game|set|goal|hole|foot|mile|metre|meter|inch|"
    r"kilometre|kilometer|pound|room|car|vehicle|way|week|night|judge|line|lane)\b)"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]"
)

# “neuf” is also new, “second” a moment; “cent” belongs to “pour cent”; articles are no numbers.
_NEVER = {
    Tongue.FRENCH: frozenset({"un", "une", "cent", "second", "seconde", "tiers", "quart", "unième", "o"}),
    Tongue.ENGLISH: frozenset({"one", "a", "second", "o", "point"}),
}
_PERCENT = re.compile(r"\b(?:pour|per)\s$", re.IGNORECASE)
_NINE = re.compile(r"\s(?:[^\W\d_]+[sx]|mille|pour|sur)\b")
_YEAR = range(10, 21)


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
    if word in _NEVER[language] or _PERCENT.search(before):
        return False
    return word != "neuf" or _NINE.match(text, tokens[0].end) is not None


def _years(text: str, found: list[WordNumber]) -> Iterator[WordNumber]:
    """Join “nineteen” and “ninety-eight” to 1998."""
    pending: WordNumber | None = None
    for number in found:
        if pending is not None:
            gap = text[pending.span.end : number.span.start]
            if pending.value in _YEAR and 10 <= number.value < 100 and gap.strip("- ") == "" and gap:
                span = Span(start=pending.span.start, end=number.span.end)
                number = WordNumber(span, pending.value * 100 + number.value)  # noqa: PLW2901
            else:
                yield pending
        pending = number
    if pending is not None:
        yield pending


def word_numbers(text: str, language: Tongue) -> Iterator[WordNumber]:
    """Every number in words, from left to right: cardinals and ordinals, but no bare articles."""
    tokens = [_Token(match) for match in _TOKEN.finditer(text)]
    found = []
    for occurrence in find_numbers(tokens, language.value, 0):
        own = tokens[occurrence.start : occurrence.end]
        if _counts(text, own, language):
            span = Span(start=own[0].start, end=own[-1].end)
            found.append(WordNumber(span, Fraction(occurrence.value).limit_denominator(1000)))
    yield from _years(text, found)
