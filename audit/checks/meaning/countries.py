"""Countries that a text names: by name, nationality, capital or seat of government."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from audit.checks.tables import read_table
from audit.language.display_names import territory_names
from audit.language.word_patterns import LETTERS
from audit.text import folded

_JOINT = re.compile(r"[ \u00a0'’-]{1,2}|\.")
# Names that are more often something else: a brother, a meeting, a state of the union, a hand grenade.
_OTHER_THINGS = frozenset(
    {"jersey", "dominique", "grenade", "maurice", "salvador", "man", "la reunion", "reunion"}
)
_PREFIXES = {
    "franco": "FR", "germano": "DE", "russo": "RU", "sino": "CN", "americano": "US", "anglo": "GB",
    "italo": "IT", "hispano": "ES", "israelo": "IL", "irako": "IQ", "iraqo": "IQ", "indo": "IN",
    "turco": "TR", "greco": "GR", "austro": "AT", "nippo": "JP", "polono": "PL", "syro": "SY",
    "ukraino": "UA", "irano": "IR",
}  # fmt: skip
_NAME_AROUND = {
    "fr": re.compile(r"\b(?:[Oo]céan|[Gg]olfe(?: du| de)?|[Mm]er(?: du| de| d[’'])?)\s?$"),
    "en": re.compile(
        r"\s(?:Channel|Sea|Ocean|Gulf|Riviera|Isles|Columbia|Quarter|Open|Guard|Shepherd|Empire|Revolution)\b"
    ),
}
"""What stands before a country in French, or behind it in English, where the two are another thing’s name."""
_LONGEST = 5

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A country at a place (half-open, code points of the text); several codes where it may be any.

    `in_name` says that it is a part of the name of something else, which the other language may well call
    otherwise: the English Channel is la Manche.
    """

    start: int
    end: int
    text: str
    codes: frozenset[str]
    in_name: bool = False


@dataclass(frozen=True, slots=True)
class _Meaning:
    codes: frozenset[str]
    small: bool
    """Whether it may be written without a capital."""


def _folded(name: str) -> Form:
    return tuple(LETTERS.findall(folded(name)))


def _gendered(demonym: str) -> Iterator[str]:
    feminine = demonym + ("ne" if demonym.endswith(("en", "on")) else "" if demonym.endswith("e") else "e")
    for form in (demonym, feminine):
        yield form
        yield form + "s"


@cache
def demonyms() -> frozenset[str]:
    """The nationalities of French in every form, in small letters: chinoise, européens."""
    rows = read_table("countries")
    listed = (demonym for row in rows for demonym in row["french_demonyms"].split(", ") if demonym)
    return frozenset(form for demonym in listed for form in _gendered(demonym))


@cache
def _forms(language: str) -> dict[Form, _Meaning]:
    """Every form of a language, folded and cut into words → what it means; the table goes before CLDR."""
    found: dict[Form, _Meaning] = {}
    territories = territory_names(language)
    for row in read_table("countries"):
        codes = frozenset(row["code"].split("+"))
        names = row["french" if language == "fr" else "english"].split(", ")
        plain = [territories[code] for code in codes if len(codes) == 1 and code in territories]
        own = [name for name in (*names, *plain) if name and " ".join(_folded(name)) not in _OTHER_THINGS]
        for name in own:
            for form in (name, name + "s") if language == "en" else (name,):
                found[_folded(form)] = _Meaning(codes, small=False)
        if language == "fr":
            for demonym in filter(None, row["french_demonyms"].split(", ")):
                found |= {_folded(form): _Meaning(codes, small=True) for form in _gendered(demonym)}
    return found


@cache
def _lengths(language: str) -> dict[str, int]:
    """The first word of every form → how many words the longest form has that begins with it."""
    found: dict[str, int] = {}
    for form in _forms(language):
        found[form[0]] = max(min(len(form), _LONGEST), found.get(form[0], 0))
    return found


@lru_cache(maxsize=8192)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """All countries named in a text in French (`fr`) or English (`en`), from left to right."""
    words = list(LETTERS.finditer(text))
    plain = tuple(folded(word.group()) for word in words)
    found, at = [], 0
    while at < len(words):
        length, mention = _mention(text, words, plain, at, language)
        if mention:
            found.append(mention)
        at += max(1, length)
    return tuple(found)


def _mention(
    text: str, words: list[re.Match[str]], plain: Form, at: int, language: str
) -> tuple[int, Mention | None]:
    """The longest form that begins with a word, in words, and the country it names here if it names one."""
    first = words[at]
    for length in range(min(_lengths(language).get(plain[at], 0), len(words) - at), 0, -1):
        run = words[at : at + length]
        meaning = _forms(language).get(plain[at : at + length])
        if meaning and _is_joined(text, run):
            start, end = first.start(), run[-1].end()
            if not _is_written_so(run, meaning):
                return length, None
            inside = _is_in_name(text, start, end, language)
            return length, Mention(start, end, text[start:end], meaning.codes, inside)
    code = _PREFIXES.get(plain[at])
    if code and text[first.end() : first.end() + 1] == "-":
        return 1, Mention(first.start(), first.end(), first.group(), frozenset({code}))
    return 1, None


def _is_joined(text: str, run: list[re.Match[str]]) -> bool:
    return all(_JOINT.fullmatch(text, one.end(), other.start()) for one, other in pairwise(run))


def _is_written_so(run: list[re.Match[str]], meaning: _Meaning) -> bool:
    """Whether it has its capitals: “Turkey” and no turkey, “US” and not “us”."""
    word = run[0].group()
    if word.casefold() in ("us", "eau", "ru", "is"):
        return word.isupper()
    return meaning.small or word[0].isupper()


def _is_in_name(text: str, start: int, end: int, language: str) -> bool:
    around = _NAME_AROUND[language]
    if language == "en":
        return around.match(text, end) is not None
    return around.search(text, max(0, start - 12), start) is not None


def named_in(name: str, language: str, text: str, text_language: str) -> bool:
    """Whether a name is that of a country, its capital or people, and the other text names the country."""
    said = {code for mention in mentions(text, text_language) for code in mention.codes}
    return any(mention.codes & said for mention in mentions(name, language))
