"""Names that stand, in the back-translation, just where the original has another name."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from audit.checks.french.capitals import Name, capitalised, forms, is_titled
from audit.checks.meaning.countries import named_in
from audit.checks.meaning.entities import alike, equivalents, is_acronym, is_country
from audit.checks.meaning.surroundings import likeness
from audit.checks.tables import word_list
from audit.checks.views.pairs import Pair
from audit.language.calendar_names import ENGLISH_CALENDAR
from audit.language.lexicon import is_name, is_word
from audit.records import Span
from audit.text import folded

ALIKE, ALIKE_WITH_INITIAL = 0.6, 0.4
ENOUGH, ENOUGH_FOR_A_WORD = 1.5, 2.0
"""How much of what stands around the two must be the same: a word at the very place counts 1, one near it
half; and how much where the original's is an ordinary word with a capital."""
_INTERNATIONAL = word_list("replaced_entities.international")
"""Acronyms that both languages write alike."""
_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Ý][\w’-]+) \Z")
_AFTER = re.compile(r" (?P<word>[A-ZÀ-Ý][\w-]+)")
_FOREIGN = re.compile(r"[^a-zà-öø-ÿœ’'-]", re.IGNORECASE)
_PARTS = re.compile(r"[-’']")


def replacements(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Where names stand that French and back-translation have and the original has not, and those that it has
    in their place.

    That the model carried it over unchanged shows that it is a name; that the words around it are those of
    the original's name shows whose place it took.
    """
    if not pair.back or is_titled(pair.original):
        return
    lost = [name for name in capitalised(pair.original) if _is_lost(name, pair)]
    for french in capitalised(pair.text) if lost else ():
        places = [] if _is_noun(french, pair.text) else _carried(french, pair)
        others = [name for name in lost if places and not _may_be_one(french, name)]
        fits = {name: max(_fit(pair, name, place) for place in places) for name in others}
        likest = max(fits, key=lambda name: (_shares_name(french, name, pair), fits[name]), default=None)
        if likest is not None and _took_its_place(french, likest, pair, fits[likest]):
            lost.remove(likest)
            yield french.span, likest.span


def _took_its_place(french: Name, english: Name, pair: Pair, fit: float) -> bool:
    return _has_place(french, english, pair, fit) and _stand_beside_one(french, english, pair)


def _has_place(french: Name, english: Name, pair: Pair, fit: float) -> bool:
    """Whether the original's name stands amid the same words; if it is an ordinary word, amid more of them.

    A name in a third language may well be left as it is where the original translates it. Beside the same
    given or last name, nothing else has to be the same, nor either be more than an ordinary word: Linda Fox.
    """
    if _shares_name(french, english, pair):
        return True
    proper = _is_proper(french, "fr"), _is_proper(english, "en")
    if not any(proper) or (not proper[1] and (english.initial or _FOREIGN.search(french.text))):
        return False
    ordinary = not proper[1] and is_word(french.text, "fr")
    return not ordinary and fit >= (ENOUGH if all(proper) else ENOUGH_FOR_A_WORD)


def _shares_name(french: Name, english: Name, pair: Pair) -> bool:
    """Whether the same name stands right before or behind both: John Hickman, Gordon Hickman."""
    sides = zip(_beside(pair.text, french), _beside(pair.original, english), strict=True)
    return any(
        this is not None
        and that is not None
        and alike(this["word"], that["word"])
        and not (this["word"].isupper() or _is_ordinary(this["word"].casefold(), "fr"))
        for this, that in sides
    )


def _beside(text: str, name: Name) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The words with a capital right before and right behind a name."""
    return _BEFORE.search(text, 0, name.start), _AFTER.match(text, name.end)


def _stand_beside_one(french: Name, english: Name, pair: Pair) -> bool:
    """Whether the names right beside the French one, if the original has them, stand beside its own, too."""
    sides = zip(_beside(pair.text, french), _beside(pair.original, english), strict=True)
    return all(
        this is None
        or (that is not None and alike(this["word"], that["word"]))
        or not any(alike(this["word"], name.text) for name in capitalised(pair.original))
        for this, that in sides
    )


def _fit(pair: Pair, english: Name, place: Span) -> float:
    return likeness(pair.original, english, pair.back or "", place)


def _is_lost(name: Name, pair: Pair) -> bool:
    """Whether French and back-translation lack the name of the original, and no neighbour took it."""
    if name.text.casefold() in ENGLISH_CALENDAR:
        return False
    if any(_has(text, name.text) for text in (pair.text, pair.back or "")):
        return False
    if named_in(name.text, "en", pair.text, "fr"):
        return False
    return not _has(pair.near_french, name.text) or _has(pair.near_original, name.text)


def _carried(name: Name, pair: Pair) -> list[Span]:
    """Where the back-translation has a name of the French that the original has not, nor gave a neighbour."""
    if _has(pair.original, name.text) or named_in(name.text, "fr", pair.original, "en"):
        return []
    if _has(pair.near_original, name.text) and not _has(pair.near_french, name.text):
        return []
    for english in (re.escape(name.text), *(f"(?i:{word})" for word in sorted(equivalents(name.text)))):
        found = re.finditer(rf"(?<![\w-]){english}(?![\w-])", pair.back or "")
        if places := [Span.of_match(match) for match in found]:
            return places
    return []


def _has(text: str, name: str) -> bool:
    return any(alike(word, name) for word in forms(text).values())


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
    return not any(_beside(text, name)) and is_word(name.text, "fr") and not is_country(name.text)


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether two names may be one in two spellings, or the letters of one in two orders."""
    ours, theirs = folded(one.text), folded(other.text)
    likeness = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
    if likeness >= ALIKE or (ours[0] == theirs[0] and likeness >= ALIKE_WITH_INITIAL):
        return True
    return _may_be_letters_of(one, other) or _may_be_letters_of(other, one)


def _may_be_letters_of(acronym: Name, other: Name) -> bool:
    """Whether one may stand for the other’s words: an acronym that both languages do not write alike."""
    return acronym.text.isupper() and not other.text.isupper() and acronym.text not in _INTERNATIONAL
