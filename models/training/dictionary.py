"""Words that the training text hardly has, put in from bilingual dictionaries on both sides of a pair.

Fadaee, Bisazza and Monz (2017) put rare words into contexts that a language model finds fit for them. Here a
word gives way to one of the same ending and the same kind of beginning in both languages: so gender, part of
speech, elision and "a" or "an" mostly stay right.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from models.training.corpus import Pair

_FILES = ("wiktionary-fr-en", "countries-demonyms", "cities-gweather")
_LEAST_CHARS = 4
_FRENCH_ENDING, _ENGLISH_ENDING = 3, 2  # letters
_MOST_GLOSSES = 2  # a word with more has no one translation

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VOWELS = frozenset("aeiouyhàâäéèêëîïôöùûüœæ")
_ADJECTIVE = ("al", "ar", "an", "ic", "ous", "ive", "ed", "ful", "less", "ble", "ary")
_IRREGULAR = {"fr": ("s", "x", "z", "au", "eu", "al", "ou"), "en": ("s", "x", "z", "ch", "sh", "y", "o", "f")}


class Shape(NamedTuple):
    """What two entries share if one may stand for the other."""

    french_ending: str
    english_ending: str
    french_vowel: bool
    english_vowel: bool
    french_capital: bool
    english_capital: bool


@dataclass(frozen=True, slots=True)
class Dictionary:
    """One-word entries with one-word translations, and the same in the plural."""

    translations: dict[str, frozenset[str]]
    entries: dict[Shape, tuple[Pair, ...]]

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Dictionary:
        """Keep of the entries, in the order of the dictionary, what this module can use."""
        glosses: dict[str, list[str]] = defaultdict(list)
        for french, english in pairs:
            glosses[french].append(english)
        kept = [pair for french, found in glosses.items() for pair in _usable(french, found)]
        both = dict.fromkeys([*kept, *filter(None, map(_plural, kept))])
        translations: dict[str, set[str]] = defaultdict(set)
        entries: dict[Shape, list[Pair]] = defaultdict(list)
        for pair in both:
            translations[pair.french].add(pair.english)
            entries[_shape(pair)].append(pair)
        return cls(
            {french: frozenset(found) for french, found in translations.items()},
            {shape: tuple(found) for shape, found in entries.items()},
        )

    @classmethod
    def read(cls, data: Path) -> Dictionary:
        """Read `lexicons/`, French TAB English; files that are not there are skipped."""
        paths = (data / "lexicons" / f"{name}.tsv.xz" for name in _FILES)
        return cls.of(pair for path in paths if path.is_file() for pair in _read(path))

    def replace(self, pair: Pair, random: Random) -> Pair:
        """Return the pair with one word, and its translation, given way to another entry where any fits."""
        known = list(self._known(pair))
        if not known:
            return pair
        old = random.choice(known)
        new = random.choice(self.entries[_shape(old)])
        return Pair(_put(pair.french, old.french, new.french), _put(pair.english, old.english, new.english))

    def _known(self, pair: Pair) -> Iterator[Pair]:
        """The entries whose both sides stand in the pair just once, each by one translation alone."""
        french, english = (_WORD.findall(side) for side in pair)
        for word in french:
            found = self.translations.get(word, frozenset()).intersection(english)
            if len(found) == 1 and french.count(word) == 1 and english.count(gloss := next(iter(found))) == 1:
                yield Pair(word, gloss)


def read_glosses(data: Path) -> dict[str, frozenset[str]]:
    """The words of all translations of each French word in the dictionary, in small letters."""
    found: dict[str, set[str]] = defaultdict(set)
    path = data / "lexicons" / f"{_FILES[0]}.tsv.xz"
    for french, english in _read(path) if path.is_file() else ():
        found[french].update(set(_WORD.findall(english.lower())) - {"to"})
    return {french: frozenset(glosses) for french, glosses in found.items()}


def _usable(french: str, glosses: list[str]) -> Iterator[Pair]:
    single = [gloss for gloss in dict.fromkeys(glosses) if _WORD.fullmatch(gloss)]
    if not (_WORD.fullmatch(french) and 0 < len(single) <= _MOST_GLOSSES):
        return
    for gloss in single:
        if min(len(french), len(gloss)) >= _LEAST_CHARS:
            yield Pair(french, gloss)
            if french[0].isupper() and gloss.endswith("an"):  # "Afghan" is the person; the adjective is small
                yield Pair(french.lower(), gloss)


def _plural(pair: Pair) -> Pair | None:
    if pair.french.endswith(_IRREGULAR["fr"]) or pair.english.endswith(_IRREGULAR["en"]):
        return None
    if pair.french[0].islower() and pair.english.endswith(_ADJECTIVE):
        return Pair(f"{pair.french}s", pair.english)
    return Pair(f"{pair.french}s", f"{pair.english}s")


def _shape(pair: Pair) -> Shape:
    french, english = pair
    return Shape(
        french[-_FRENCH_ENDING:],
        english[-_ENGLISH_ENDING:],
        french[0].lower() in _VOWELS,
        english[0].lower() in _VOWELS,
        french[0].isupper(),
        english[0].isupper(),
    )


def _put(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", lambda _: new, text)


def _read(path: Path) -> Iterator[Pair]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            french, tab, english = line.rstrip("\n").partition("\t")
            if tab and not line.startswith("#"):
                yield Pair(french, english)
