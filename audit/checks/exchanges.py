"""Names and figures of a sentence that changed places with one another, shown by the back-translation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from audit.checks.capitals import folded, named_words, runs
from audit.checks.countries import mentions
from audit.checks.names import same_name
from audit.checks.pairs import Pair
from audit.records import Span
from audit.values.extraction import quantities
from audit.values.quantity import Tongue

__all__ = ["Exchange", "exchanges", "likeness"]

REACH = 3
"""Words on either side that tell what is said of a name."""
APART = 0.5
"""What a word counts that stands on the right side, but not as near; one in its very place counts 1."""
ENOUGH = 1.0
"""How much more alike the two must be to each other’s surroundings than to their own. Half of it raised
four false alarms in 67,000 words of good French and its originals, this none."""
_FIGURE = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/-]|:\d)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s")
"""New Zealand’s A1GP car: French has its owner last."""
_LISTING = frozenset({"and", "or", "nor", "both", "as", "well"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two places of the French in reading order, and the original's words for them."""

    spans: tuple[Span, Span]
    english: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What the original and the back-translation both have, once each, and where."""

    text: str
    original: Span
    back: Span

    @property
    def kind(self) -> str:
        """A name, a figure or a year: nobody takes an age for the year beside it."""
        if not self.text[0].isdigit():
            return "name"
        return "year" if _YEAR.fullmatch(self.text) else "figure"


def exchanges(pair: Pair) -> Iterator[Exchange]:
    """Two names or two figures in another order than the original's, where each would fit the other's place.

    The back-translation must agree with the original better once they are put back. Left alone are
    enumerations, whose order says nothing, and sentences that one side puts in the passive.
    """
    if not pair.back or len(_BY.findall(pair.back)) != len(_BY.findall(pair.original)):
        return
    for one, other in combinations(_fixed(pair.original, pair.back), 2):
        if one.kind != other.kind or one.back < other.back:
            continue
        between = pair.original[one.original.end : other.original.start]
        if _is_list(between) or _POSSESSIVE.match(between):
            continue
        if _changed_places(pair.original, pair.back, one, other):
            spans = _in_french(pair.text, other.text), _in_french(pair.text, one.text)
            if spans[0] and spans[1] and spans[0] < spans[1]:
                yield Exchange((spans[0], spans[1]), (other.text, one.text))


def _fixed(original: str, back: str) -> list[_Fixed]:
    found = []
    for span in _candidates(original):
        text = span.of(original)
        ours, theirs = _places(text, original), _places(text, back)
        if len(ours) == len(theirs) == 1:
            found.append(_Fixed(text, ours[0], theirs[0]))
    return found


def _candidates(text: str) -> list[Span]:
    """Figures, and the names that form one name, in reading order."""
    names = [Span(start=run.start, end=run.end) for run in runs(text, named_words(text))]
    figures = [Span(start=match.start(), end=match.end()) for match in _FIGURE.finditer(text)]
    return sorted(names + figures)


def _places(part: str, text: str) -> list[Span]:
    found = re.finditer(rf"(?<![\w.,-]){re.escape(part)}(?![\w-]|[.,]\d)", text)
    return [Span(start=match.start(), end=match.end()) for match in found]


def _is_list(between: str) -> bool:
    """Whether nothing but other names and what joins a list stands between two names."""
    return all(word.casefold() in _LISTING or word[0].isupper() for word in _WORD.findall(between))


def _changed_places(original: str, back: str, one: _Fixed, other: _Fixed) -> bool:
    names = {word.casefold() for word in _WORD.findall(f"{one.text} {other.text}")}
    own = likeness(original, one.original, back, one.back, names)
    own += likeness(original, other.original, back, other.back, names)
    crossed = likeness(original, one.original, back, other.back, names)
    crossed += likeness(original, other.original, back, one.back, names)
    return crossed - own >= ENOUGH


def likeness(
    original: str, here: Span, back: str, there: Span, names: Collection[str] = frozenset()
) -> float:
    """How many words around two places are the same, on the same side."""
    sides = zip(_around(original, here), _around(back, there), strict=True)
    return sum(
        1.0 if word in theirs[i : i + 1] else APART
        for ours, theirs in sides
        for i, word in enumerate(ours)
        if word in theirs and word not in names
    )


def _around(text: str, span: Span) -> tuple[Sequence[str], Sequence[str]]:
    """The words before a place, the nearest first, and those after it."""
    before = [word.casefold() for word in _WORD.findall(text[: span.start])][-REACH:]
    after = [word.casefold() for word in _WORD.findall(text[span.end :])][:REACH]
    return before[::-1], after


def _in_french(french: str, english: str) -> Span | None:
    """The one place of the French that has an English name or figure; None if there is none or a choice."""
    found = _figures(french, english) if english[0].isdigit() else _names(french, english)
    return found[0] if len(found) == 1 else None


def _figures(french: str, english: str) -> list[Span]:
    value = Fraction(english.replace(",", ""))
    return [q.core for q in quantities(french, Tongue.FRENCH) if value in q.readings]


def _names(french: str, english: str) -> list[Span]:
    """The places of a name, as it is spelt, or as the country it names, or else as it sounds."""
    if exact := _places(english, french):
        return exact
    codes = frozenset().union(*(mention.codes for mention in mentions(english, "en")))
    if codes:
        return [Span(start=m.start, end=m.end) for m in mentions(french, "fr") if m.codes == codes]
    words = [folded(word) for word in english.split()]
    alike = [
        name for name in named_words(french) if folded(name.text) in words or same_name(name.text, words[-1])
    ]
    return [Span(start=run.start, end=run.end) for run in runs(french, alike)]
