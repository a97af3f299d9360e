"""Parts of a whole: un tiers, two-thirds, nine tenths, un sur cinq, four out of ten, un demi-million."""

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.language.patterns import any_of
from audit.records import Span
from audit.values.quantity import Quantity, Tongue, ValueKind, Writing
from audit.values.scales import scale_at

_COUNTS = {
    Tongue.FRENCH: "un deux trois quatre cinq six sept huit neuf dix",
    Tongue.ENGLISH: "one two three four five six seven eight nine ten",
}
_ALSO = {Tongue.FRENCH: {"une": 1}, Tongue.ENGLISH: {"a": 1, "an": 1}}
_COUNT = {
    language: {word: number for number, word in enumerate(words.split(), start=1)} | _ALSO[language]
    for language, words in _COUNTS.items()
}
_LARGE = {
    Tongue.FRENCH: {"douze": 12, "vingt": 20, "cent": 100, "mille": 1000},
    Tongue.ENGLISH: {"twelve": 12, "twenty": 20, "hundred": 100, "thousand": 1000},
}
_WHOLE = {language: _COUNT[language] | _LARGE[language] for language in Tongue}
_PART = {
    word: number
    for words in (
        "demi tiers quart cinquième sixième septième huitième neuvième dixième",
        "half third quarter fifth sixth seventh eighth ninth tenth",
    )
    for number, word in enumerate(words.split(), start=2)
} | {"centième": 100, "hundredth": 100}
_MOST = 1000
_PARTS = {
    Tongue.FRENCH: re.compile(
        rf"\b(?P<count>{any_of(_COUNT[Tongue.FRENCH])})\s(?P<part>{any_of(_PART)})s?\b"
        r"(?!\s(?:d[’']heure|de finale|monde))",
        re.IGNORECASE,
    ),
    Tongue.ENGLISH: re.compile(
        r"(?<!first )(?<!last )(?<!next )(?<!past )(?<!final )"
        rf"\b(?P<count>{any_of(_COUNT[Tongue.ENGLISH])})[\s-](?P<part>{any_of(_PART)})s?\b"
        r"(?=(?:\s(?:of|the|as)\b)|[,.;]|\s(?:more|less|higher|lower|larger|smaller)\b)",
        re.IGNORECASE,
    ),
}
_NUMBER = {
    language: rf"(?:{any_of(words)}|1[ \u00a0\u202f,.]?000|\d{{1,3}})\b(?![ \u00a0\u202f.,]\d)"
    for language, words in _WHOLE.items()
}
# What is counted next is no whole but another thing: une étude sur cinq ans, two goals in ten minutes.
_NO_COUNT = r"(?![ \u00a0\u202f-]?(?:%|[^\W\d_]+[sx]\b(?<!\bdes)(?<!\bplus)(?<!\bis)(?<!\bwas)(?<!\bhas)))"
_OF = {
    Tongue.FRENCH: r"(?:[^\W\d_][\w’'-]*[ \u00a0]){0,4}?"
    rf"sur(?=[ \u00a0]{_NUMBER[Tongue.FRENCH]}{_NO_COUNT})",
    Tongue.ENGLISH: r"(?:[a-z][a-z’'-]*[ ]){0,3}?"
    rf"(?:out of|in(?=(?: every| each| a)?[ ]{_NUMBER[Tongue.ENGLISH]}{_NO_COUNT}))(?: every| each)?(?: a)?",
}
_SO_MANY = {
    language: re.compile(
        rf"\b(?P<count>{any_of(_COUNT[language])}|\d{{1,3}})[ \u00a0]{of}[ \u00a0]"
        rf"(?P<whole>{_NUMBER[language]})",
        re.IGNORECASE,
    )
    for language, of in _OF.items()
}
_HALF_OF_SCALE = re.compile(
    r"\b(?<!and )(?<!and a )(?:half[ -]an?|a half|half|demi-?|demi)[ -]?"
    r"(?P<scale>million|milliard|billion)\b",
    re.IGNORECASE,
)


def word_fractions(text: str, language: Tongue) -> Iterator[Quantity]:
    """Every half of a million or billion, every part that a number word counts, and so many out of so many.

    A share is read in hundredths, too, as “20 %” is, to the nearest one where it is none exactly.
    """
    for match in _HALF_OF_SCALE.finditer(text):
        factor, _ = scale_at(text, match.start("scale"), language)
        yield Quantity.bare(Span.of_match(match), ValueKind.NUMBER, Writing.HINT, factor / 2)
    for match in _SO_MANY[language].finditer(text):
        count, whole = (_number(match[name], language) for name in ("count", "whole"))
        if count < whole <= _MOST:
            told = {number for number in (count, whole) if number > 2}
            yield _share(match, Writing.WORDS, Fraction(count, whole), told)
    for match in _PARTS[language].finditer(text):
        share = Fraction(_COUNT[language][match["count"].casefold()], _PART[match["part"].casefold()])
        yield _share(match, Writing.HINT, share, {share})


def _number(word: str, language: Tongue) -> int:
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else _WHOLE[language][word.casefold()]


def _share(match: re.Match[str], how: Writing, share: Fraction, told: set[Fraction] | set[int]) -> Quantity:
    hundredths = {100 * share, Fraction(max(1, round(100 * share)))}
    return Quantity.bare(Span.of_match(match), ValueKind.NUMBER, how, *hundredths, *told)
