"""Names that stand, in the back-translation, just where the original has another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from audit.checks.calendar import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from audit.checks.capitals import folded, forms, named_words
from audit.checks.countries import mentions
from audit.checks.exchanges import likeness
from audit.checks.lexicon import is_name, is_word
from audit.checks.names import Name, equivalents, is_acronym, is_country, is_titled, same_name
from audit.checks.pairs import Pair
from audit.records import Span

__all__ = ["Replacement", "replacements"]

ALIKE, ALIKE_WITH_INITIAL = 0.6, 0.4
ENOUGH, ENOUGH_FOR_A_WORD = 1.5, 3.0
"""How much of what stands around the two must be the same: a word at the very place counts 1, one near it
half; and how much where the original's is an ordinary word with a capital."""
_SHARED = "ABC AFP BBC CBS CIA CNN ESA ETA FARC FBI FIFA FSB IBM ISAF KGB MTV NASA NBC NSA PKK UEFA UNESCO"
_INTERNATIONAL = frozenset(_SHARED.split())
"""Acronyms that both languages write alike."""
_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Ý][\w’-]+) \Z")
_AFTER = re.compile(r" (?P<word>[A-ZÀ-Ý][\w-]+)")
_FOREIGN = re.compile(r"[^a-zà-öø-ÿœ’'-]", re.IGNORECASE)
_PARTS = re.compile(r"[-’']")
_CALENDAR = frozenset(ENGLISH_MONTHS) | frozenset(ENGLISH_WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A name of the French, and the one of the original whose place it took."""

    french: Name
    english: Name


def replacements(pair: Pair) -> Iterator[Replacement]:
    """Names that French and back-translation have and the original has not, each in the place of another.

    That the model carried it over unchanged shows that it is a name; that the words around it are those of
    the original's name shows whose place it took.
    """
    if not pair.back or is_titled(pair.original):
        return
    lost = [name for name in named_words(pair.original) if _is_lost(name, pair)]
    for french in named_words(pair.text) if lost else ():
        place = _carried(french, pair) if _names_someone(french, pair.text) else None
        if place is None:
            continue
        others = [name for name in lost if not _may_be_one(french, name)]
        likest = max(others, key=lambda name: _fit(pair, name, place), default=None)
        if (
            likest is not None
            and _has_place(french, likest, pair, place)
            and _stand_beside_one(french, likest, pair)
        ):
            lost.remove(likest)
            yield Replacement(french, likest)


def _names_someone(name: Name, text: str) -> bool:
    return (not name.initial or name.text.isupper()) and _is_proper(name, "fr") and not _is_noun(name, text)


def _has_place(french: Name, english: Name, pair: Pair, place: Span) -> bool:
    """Whether the original's name stands amid the same words; an ordinary word, amid more of them.

    A name in a third language may well be left as it is where the original translates it.
    """
    fit = _fit(pair, english, place)
    if _is_proper(english, "en"):
        return fit >= ENOUGH
    return fit >= ENOUGH_FOR_A_WORD and not _FOREIGN.search(french.text)


def _stand_beside_one(french: Name, english: Name, pair: Pair) -> bool:
    """Whether the names right beside the French one, if the original has them, stand beside its own, too."""
    ours = _BEFORE.search(pair.text, 0, french.start), _AFTER.match(pair.text, french.end)
    theirs = _BEFORE.search(pair.original, 0, english.start), _AFTER.match(pair.original, english.end)
    return all(
        this is None
        or (that is not None and _alike(this["word"], that["word"]))
        or not any(_alike(this["word"], word) for word in forms(pair.original).values())
        for this, that in zip(ours, theirs, strict=True)
    )


def _fit(pair: Pair, english: Name, place: Span) -> float:
    return likeness(pair.original, Span(start=english.start, end=english.end), pair.back or "", place)


def _is_lost(name: Name, pair: Pair) -> bool:
    """Whether neither the French, nor its neighbours, nor the back-translation have the original's name."""
    if name.text.casefold() in _CALENDAR:
        return False
    words = [*forms(pair.text).values(), *forms(pair.near_french).values(), *forms(pair.back or "").values()]
    return not any(_alike(word, name.text) for word in words)


def _carried(name: Name, pair: Pair) -> Span | None:
    """Where the back-translation has a name of the French that the original and its neighbours have not."""
    words = [*forms(pair.original).values(), *forms(pair.near_original).values()]
    if any(_alike(name.text, word) for word in words):
        return None
    for english in (re.escape(name.text), *(f"(?i:{word})" for word in sorted(equivalents(name.text)))):
        found = list(re.finditer(rf"(?<![\w-]){english}(?![\w-])", pair.back or ""))
        if len(found) == 1:
            return Span(start=found[0].start(), end=found[0].end())
    return None


def _is_proper(name: Name, language: str) -> bool:
    """Whether no list has it as an ordinary word; the model may leave those as they are, too."""
    if name.text.isupper():
        return is_acronym(name.text) or name.text in _INTERNATIONAL
    parts = [part for part in _PARTS.split(name.text) if len(part) > 1]
    return is_country(name.text) or not all(_is_ordinary(part, language) for part in parts)


def _is_ordinary(word: str, language: str) -> bool:
    return is_word(word, language) and not is_name(word, language)


def _is_noun(name: Name, text: str) -> bool:
    """Whether a word that may be a name stands alone, as a noun with a capital does (la Pierre)."""
    alone = not _BEFORE.search(text, 0, name.start) and not _AFTER.match(text, name.end)
    return alone and is_word(name.text, "fr") and not is_country(name.text)


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether two names may be one in two languages or spellings, or the letters of one in two orders."""
    ours, theirs = folded(one.text), folded(other.text)
    alike = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
    codes = [
        {code for found in mentions(text, language) for code in found.codes}
        for text, language in ((one.text, "fr"), (other.text, "en"))
    ]
    if bool(codes[0]) is not bool(codes[1]) or codes[0] & codes[1]:
        return True
    if sorted(ours) == sorted(theirs) or one.text.isupper() is not other.text.isupper():
        return True
    return alike >= ALIKE or (ours[0] == theirs[0] and alike >= ALIKE_WITH_INITIAL)


def _alike(one: str, other: str) -> bool:
    return same_name(one, other) or same_name(other, one)
