"""Names and figures of a sentence that changed places with one another, shown by the back-translation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from audit.checks.french.capitals import capitalised, runs
from audit.checks.meaning.countries import mentions
from audit.checks.meaning.entities import same_name
from audit.checks.meaning.surroundings import likeness
from audit.checks.views.pairs import Pair
from audit.language.lexicon import is_name, is_word
from audit.language.word_patterns import FIGURE_OR_HYPHENATED
from audit.records import Span
from audit.text import folded
from audit.values.extraction import quantities
from audit.values.quantity import Tongue

ENOUGH = 1.0
"""How much more alike the two must be to each other’s surroundings than to their own. Half of it raised
four false alarms in 67,000 words of good French and its originals, this none."""
ENOUGH_IN_ORDER = 3.5
"""How much where the two stand in the same order, because one side has turned the sentence round."""
BEFORE = 40
"""Characters before a name in which a “by” is looked for."""
_FIGURE = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/-]|:\d)")
_BY = re.compile(r"\bby (?:\w+ ){0,3}\Z", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+")
_POSSESSIVE = re.compile(r"['’]s?\s(?:(?:\w+\s){0,2}|[\"“‘](?:\w+\s){0,6})\Z| of (?:the )?\Z")
"""New Zealand’s A1GP car, the Congress of ODS: the owner is last in the one language, or in both."""
_APPOSITION = re.compile(r", [^.;:!?]*\b(?:of|in|from|at|for|with)(?: the)? ")
_FRENCH_APPOSITION = re.compile(
    r"\s?,\s(?:M\.|Mme|[^.;:!?,]*\b(?:de|du|des|d['’]|à|au|aux|chez)(?:\s(?:la|les?|l['’]))?"
    r"(?:\s?[a-zà-ÿ-]+)?)\s?"
)
"""“Marek, analyste de Finance”, for “Finance analyst Marek”."""
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
        """A name or a figure."""
        return "figure" if self.text[0].isdigit() else "name"


def exchanges(pair: Pair) -> Iterator[Exchange]:
    """Two names or two figures in another order than the original's, where each would fit the other's place.

    The back-translation must agree with the original better once they are put back. Left alone are
    enumerations, whose order says nothing, and sentences that one side puts in the passive.
    """
    if not pair.back:
        return
    for one, other in combinations(_fixed(pair), 2):
        if one.kind != other.kind or _agents(pair.original, one.original, other.original) != _agents(
            pair.back, one.back, other.back
        ):
            continue
        between = pair.original[one.original.end : other.original.start]
        if one.original.overlaps(other.original) or _is_list(between) or _POSSESSIVE.fullmatch(between):
            continue
        if _is_apposition(pair.back[other.back.end : one.back.start], between):
            continue
        turned = other.back < one.back
        if _crossed(pair.original, pair.back, one, other) >= (ENOUGH if turned else ENOUGH_IN_ORDER):
            first, last = (other, one) if turned else (one, other)
            if (spans := _in_this_order(pair.text, first.text, last.text)) is not None:
                yield Exchange(spans, (first.text, last.text))


def _in_this_order(french: str, first: str, last: str) -> tuple[Span, Span] | None:
    """The places of two names, where the French has them in the order of the back-translation.

    In another order, only the back-translation turned them (“l’Institut de Heidelberg”, “the Heidelberg
    Institute”). Side by side, their order says nothing (“a déclaré au Post Ann Lee”).
    """
    early, late = _in_french(french, first), _in_french(french, last)
    if early is None or late is None or early.end >= late.start:
        return None
    between = french[early.end : late.start]
    if not FIGURE_OR_HYPHENATED.search(between) or _FRENCH_APPOSITION.fullmatch(between):
        return None
    return early, late


def _fixed(pair: Pair) -> list[_Fixed]:
    back = pair.back or ""
    found = []
    for span in _candidates(pair):
        text = span.of(pair.original)
        ours, theirs = _places(text, pair.original), _places(text, back)
        if len(ours) == len(theirs) == 1:
            found.append(_Fixed(text, ours[0], theirs[0]))
    return found


def _candidates(pair: Pair) -> list[Span]:
    """Figures and names of the original, in reading order: whole names, or each word of one torn apart."""
    text, found = pair.original, []
    named = [name for name in capitalised(text) if not name.initial or _is_name(name.text)]
    for run in runs(text, named):
        whole = run.span
        kept = any(_places(whole.of(text), other) for other in (pair.text, pair.back or ""))
        words = [name.span for name in run.names if not _ROMAN.fullmatch(name.text)]
        found += [whole] if kept or len(words) < 2 else words
    figures = [Span.of_match(match) for match in _FIGURE.finditer(text)]
    return sorted(found + figures)


def _is_name(word: str) -> bool:
    return is_name(word, "en") or not is_word(word, "en")


def _places(part: str, text: str) -> list[Span]:
    found = re.finditer(rf"(?<![\w.,-]){re.escape(part)}(?!\w|-\w|[.,]\d)", text)
    return [Span.of_match(match) for match in found]


def _is_list(between: str) -> bool:
    """Whether nothing but other names and what joins a list stands between two names."""
    return all(
        word.casefold() in _LISTING or word[0].isupper() for word in FIGURE_OR_HYPHENATED.findall(between)
    )


def _is_apposition(said: str, original: str) -> bool:
    """Whether what stands between two names tells who the first is by the second, whose order English turns.

    “Petr Schiefert, director of Ingtours”, for “Ingtours director Petr Schiefert”.
    """
    return _APPOSITION.fullmatch(said) is not None and not original.startswith(",")


def _agents(text: str, *names: Span) -> int:
    """How many of the names follow a “by”: a sentence put in the passive has its names turned round."""
    return sum(_BY.search(text, max(0, name.start - BEFORE), name.start) is not None for name in names)


def _crossed(original: str, back: str, one: _Fixed, other: _Fixed) -> float:
    """How much more alike the two are to each other’s surroundings than to their own."""
    names = {word.casefold() for word in FIGURE_OR_HYPHENATED.findall(f"{one.text} {other.text}")}
    own = likeness(original, one.original, back, one.back, names)
    own += likeness(original, other.original, back, other.back, names)
    crossed = likeness(original, one.original, back, other.back, names)
    return crossed + likeness(original, other.original, back, one.back, names) - own


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
        name for name in capitalised(french) if folded(name.text) in words or same_name(name.text, words[-1])
    ]
    return [run.span for run in runs(french, alike)]
