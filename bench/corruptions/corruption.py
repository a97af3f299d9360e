"""What a corruption is: a frozen value that plants one error in a clean article, and where it planted it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from audit.records import Span

__all__ = ["Carrier", "Corruption", "Family", "Plant", "Spot", "edit", "pick", "spots", "substitution"]


class Family(StrEnum):
    """Families of errors; each has its own goal of recall."""

    TYPOGRAPHIC = "typographic"
    LOCALE = "locale"
    ACCURACY = "accuracy"
    STRUCTURE = "structure"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A clean article: French paragraphs, the English original line by line, and lines of another article.

    `spare` are pairs of French and English from elsewhere, for errors that bring in what does not belong.
    """

    id: str
    fr: tuple[str, ...]
    en: tuple[str, ...]
    spare: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The French text, one paragraph a line."""
        return "\n".join(self.fr)

    def offset(self, line: int) -> int:
        """Where a line begins in the text."""
        return sum(len(text) + 1 for text in self.fr[:line])

    def with_line(self, line: int, fr: str, en: str | None = None) -> Carrier:
        """The same article with one French line, and its original if given, replaced."""
        french = (*self.fr[:line], fr, *self.fr[line + 1 :])
        english = self.en if en is None else (*self.en[:line], en, *self.en[line + 1 :])
        return replace(self, fr=french, en=english)

    def with_sentence(self, line: int, fr: str, en: str) -> Carrier:
        """The same article with a sentence added at the end of a paragraph, in both languages."""
        return self.with_line(line, f"{self.fr[line]} {fr}", f"{self.en[line]} {en}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A planted error: the clean article, the corrupted lines, and the span of the error in their text.

    Outside the span the two texts are alike. `also` are further places where a finding points at the same
    error: the first of two repeated sentences, say. `repairs` are texts that, in place of the span, would be
    as right as the clean text.
    """

    clean: Carrier
    lines: tuple[str, ...]
    span: Span
    also: tuple[Span, ...] = ()
    repairs: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The corrupted text."""
        return "\n".join(self.lines)

    @property
    def right_texts(self) -> tuple[str, ...]:
        """The clean text, and those that a repair of equal right would give."""
        start, end = self.span.start, self.span.end
        return (self.clean.text, *(self.text[:start] + new + self.text[end:] for new in self.repairs))

    @property
    def clean_span(self) -> tuple[int, int]:
        """Where the span stands in the clean text; may be empty."""
        return self.span.start, self.span.end + len(self.clean.text) - len(self.text)


Plan = Callable[[Random, Carrier], Plant | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corruption:
    """One way to go wrong. `plant` gives None where the article offers no place for it."""

    name: str
    family: Family
    plant: Plan


@dataclass(frozen=True, slots=True)
class Spot:
    """A match in one line of an article."""

    line: int
    match: re.Match[str]


def spots(carrier: Carrier, pattern: re.Pattern[str]) -> list[Spot]:
    """Every match of the pattern in the French lines."""
    return [Spot(line, match) for line, text in enumerate(carrier.fr) for match in pattern.finditer(text)]


def pick(rng: Random, found: list[Spot]) -> Spot | None:
    """One of them at random, None if there is none."""
    return rng.choice(found) if found else None


def edit(
    carrier: Carrier, line: int, start: int, end: int, new: str, *, mark: tuple[int, int] | None = None
) -> Plant:
    """Replace characters `start` to `end` of a line by `new`.

    The error's span is the part `mark` of `new`, by default all of it; where nothing is left to mark, the
    words on both sides are.
    """
    old = carrier.fr[line]
    text = old[:start] + new + old[end:]
    low, high = mark or (0, len(new))
    low, high = start + low, start + high
    if low == high:
        low, high = _grown(text, low)
    base = carrier.offset(line)
    span = Span(start=base + low, end=base + high)
    return Plant(clean=carrier, lines=carrier.with_line(line, text).fr, span=span)


def substitution(pattern: str, new: Callable[[Random, re.Match[str]], str | None]) -> Plan:
    """A plan that replaces one random match; `new` gives None for a match that will not do."""
    compiled = re.compile(pattern)

    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        for spot in _shuffled(rng, spots(carrier, compiled)):
            text = new(rng, spot.match)
            if text is not None and text != spot.match.group():
                return edit(carrier, spot.line, *spot.match.span(), text)
        return None

    return plant


def _shuffled(rng: Random, found: list[Spot]) -> Iterator[Spot]:
    yield from rng.sample(found, len(found))


def _grown(text: str, at: int) -> tuple[int, int]:
    low = at
    while low > 0 and (low == at or not text[low - 1].isspace()):
        low -= 1
    high = at
    while high < len(text) and (high == at or not text[high].isspace()):
        high += 1
    return low, high
