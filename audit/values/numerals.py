"""Numbers written in words, found with text2num, and words that imply a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from text_to_num import find_numbers

from audit.records import Span
from audit.values.quantity import Tongue

__all__ = ["HINTS", "WordNumber", "word_numbers"]

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

_FRENCH_HINTS = {
    "demi": "1/2", "demie": "1/2", "moitié": "1/2", "tiers": "1/3", "quart": "1/4", "quarts": "1/4",
    "dizaine": "10", "dizaines": "10", "douzaine": "12", "douzaines": "12", "quinzaine": "15",
    "vingtaine": "20", "trentaine": "30", "quarantaine": "40", "cinquantaine": "50", "soixantaine": "60",
    "centaine": "100", "centaines": "100", "millier": "1000", "milliers": "1000", "cent": "100",
    "décennie": "10", "décennies": "10", "siècle": "100", "millénaire": "1000", "semestre": "6",
    "premièrement": "1", "deuxièmement": "2", "troisièmement": "3", "quatrièmement": "4",
    "trimestre": "3", "quinquennat": "5", "septennat": "7", "midi": "12", "minuit": "12", "trio": "3",
    "quatuor": "4", "triple": "3", "tripler": "3", "triplé": "3", "quadruple": "4", "quadruplé": "4",
    "décuplé": "10", "quadragénaire": "40", "quinquagénaire": "50", "sexagénaire": "60",
    "septuagénaire": "70", "octogénaire": "80", "nonagénaire": "90", "centenaire": "100",
    "bicentenaire": "200", "tricentenaire": "300", "neuf": "9", "second": "2", "seconde": "2",
    "double": "2", "doubles": "2", "doubler": "2", "doublé": "2", "doublée": "2", "doublement": "2",
    "couple": "2", "couples": "2", "paire": "2", "paires": "2", "duo": "2", "jumeaux": "2",
    "jumelles": "2", "bilatéral": "2", "triplée": "3", "triplement": "3", "quintuple": "5",
}  # fmt: skip
_ENGLISH_HINTS = {
    "half": "1/2", "halves": "1/2", "quarter": "1/4", "quarters": "1/4", "dozen": "12", "dozens": "12",
    "decade": "10", "decades": "10", "century": "100", "hundreds": "100", "thousands": "1000",
    "tens": "10", "score": "20", "scores": "20", "fortnight": "14", "noon": "12", "midday": "12",
    "midnight": "12", "trio": "3", "triple": "3", "tripled": "3", "treble": "3", "quadruple": "4",
    "quadrupled": "4", "tenfold": "10", "threefold": "3", "fourfold": "4", "fivefold": "5",
    "quartet": "4", "centenary": "100", "centennial": "100", "bicentenary": "200", "bicentennial": "200",
    "octogenarian": "80", "millennium": "1000", "semester": "6", "second": "2", "both": "2",
    "twice": "2", "double": "2", "doubles": "2", "doubled": "2", "doubling": "2", "twofold": "2",
    "couple": "2", "couples": "2", "pair": "2", "pairs": "2", "duo": "2", "twin": "2", "twins": "2",
    "bilateral": "2", "dual": "2", "either": "2", "thrice": "3", "triplets": "3", "tripling": "3",
    "twenties": "20", "thirties": "30", "forties": "40", "fifties": "50", "sixties": "60",
    "seventies": "70", "eighties": "80", "nineties": "90",
}  # fmt: skip
HINTS = {
    Tongue.FRENCH: {word: Fraction(value) for word, value in _FRENCH_HINTS.items()},
    Tongue.ENGLISH: {word: Fraction(value) for word, value in _ENGLISH_HINTS.items()},
}
"""Words that imply a number without stating it."""


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
