"""Words with a capital in a sentence, the runs they form, and all words of a text by a common form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.checks.french.abbreviations import ABBREVIATED_TITLE
from audit.checks.views.sentence_bounds import PHRASE_START
from audit.language.word_patterns import NAME_WORD
from audit.records import Span
from audit.text import folded

_ELISION = re.compile(r"^(?:[dlnsjmtcDLNSJMTC]|[Qq]u)[’']")
_POSSESSIVE = re.compile(r"[’']s?$")
_ORDINAL = re.compile(r"[IVXLCDM]{2,}(?:e|ème)s?|I(?:er|re|ère)s?")
REACH = 40
"""Code points before a word that are looked at for the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised word at a place of a text, without elided article or possessive."""

    start: int
    end: int
    text: str
    initial: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)


@lru_cache(maxsize=2048)
def capitalised(text: str) -> tuple[Name, ...]:
    """Every capitalised word of three letters and more, in order; `initial` where a sentence may begin.

    Centuries and kings (XVIIIe, IIIe) are numbers.
    """
    return tuple(_capitalised(text))


def _capitalised(text: str) -> Iterator[Name]:
    for match in NAME_WORD.finditer(text):
        elided = _ELISION.match(match.group())
        start = match.start() + (elided.end() if elided else 0)
        if not text[start].isupper():
            continue
        word = _POSSESSIVE.sub("", text[start : match.end()])
        if len(word) >= 3 and not _ORDINAL.fullmatch(word):
            before = text[max(0, match.start() - REACH) : match.start()]
            initial = PHRASE_START.search(before) is not None and ABBREVIATED_TITLE.search(before) is None
            yield Name(start, start + len(word), word, initial)


@dataclass(frozen=True, slots=True)
class Run:
    """Names with nothing but spaces between them, as first and last name; never empty."""

    names: tuple[Name, ...]

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.names[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.names[-1].end

    @property
    def span(self) -> Span:
        """Where they stand."""
        return Span(start=self.start, end=self.end)


@lru_cache(maxsize=2048)
def forms(text: str) -> Mapping[str, str]:
    """The words of a text by their folded form; of two with one form, that with a capital."""
    found: dict[str, str] = {}
    for word in NAME_WORD.findall(text):
        if word[0].isupper() or folded(word) not in found:
            found[folded(word)] = word
    for name in capitalised(text):
        found.setdefault(folded(name.text), name.text)
    return found


def runs(text: str, names: Sequence[Name]) -> list[Run]:
    """The names grouped by what stands next to each other."""
    found: list[list[Name]] = []
    for name in names:
        if found and not text[found[-1][-1].end : name.start].strip(" \u00a0"):
            found[-1].append(name)
        else:
            found.append([name])
    return [Run(tuple(group)) for group in found]
