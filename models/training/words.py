"""The words of French text, by what one is mistaken for another for: lemma, sound, ending, use."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from simplemma import lemmatize

from models.training.neighbours import neighbours

T = TypeVar("T", bound=Hashable)

WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{2,}\b")
_LEAST = 5  # rarer words may be misprints
_LEAST_NAMES = 2
_LEAST_IN_USE = 20  # times: fewer, and the contexts of a word are chance
_SHORTEST = 4
_NONE: Mapping[str, frozenset[str]] = {}

# What is written otherwise and sounds alike: the last match of each step is levelled.
_SOUNDS = (
    (re.compile(r"(?:er|ez|ée?s?|ai)$"), "é"),
    (re.compile(r"(?:ai(?:s|t|ent)|ets?|ès)$"), "è"),
    (re.compile(r"eau|au"), "o"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"qu"), "k"),
    (re.compile(r"ç"), "s"),
    (re.compile(r"(?:es|ent|ts|ds|[estxdpz])$"), ""),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Frequent words in small letters with their counts, and which of them share a trait.

    `forms` by lemma, `alike_in_sound` and `alike_in_ending`; `kin` by ending and frequency; `behind` those
    that stand behind a word; `near` are used alike (see `neighbours`); `names` are words with a capital
    inside sentences.
    """

    counts: Mapping[str, int]
    forms: Mapping[str, list[str]]
    alike_in_sound: Mapping[str, list[str]]
    alike_in_ending: Mapping[str, list[str]]
    kin: Mapping[tuple[str, int], list[str]]
    behind: Mapping[str, list[str]]
    near: Mapping[str, list[str]]
    names: list[str]

    @classmethod
    def of(cls, lines: Iterable[str], translations: Mapping[str, frozenset[str]] = _NONE) -> Words:
        """Those of these lines; `translations` of dictionary forms, as far as they are known."""
        counted, names, pairs = Counter[str](), Counter[str](), set[tuple[str, str]]()
        parted = list[list[str]]()
        for line in lines:
            words = WORD.findall(line)
            parted.append(words)
            counted.update(filter(str.islower, words))
            pairs.update(pairwise(words))
            names.update(_NAME.findall(line))
        counts = {word: count for word, count in sorted(counted.items()) if count >= _LEAST}
        long = [word for word in counts if len(word) >= _SHORTEST]
        behind: dict[str, list[str]] = defaultdict(list)
        for before, word in sorted(pairs):
            if word in counts and len(word) >= _SHORTEST - 1:
                behind[before].append(word)
        return cls(
            counts,
            _by(lemma, counts),
            _by(sound, (word for word in counts if len(word) >= _SHORTEST - 1)),
            _by(ending, long),
            _by(lambda word: (word[-3:], int(math.log2(counts[word]))), long),
            dict(behind),
            _near(parted, counts, translations),
            sorted(name for name, count in names.items() if count >= _LEAST_NAMES),
        )

    def kin_of(self, word: str) -> list[str]:
        """Words of the same ending and about the same frequency."""
        return self.kin[word[-3:], int(math.log2(self.counts[word]))]


def _near(
    lines: list[list[str]], counts: Mapping[str, int], translations: Mapping[str, frozenset[str]]
) -> dict[str, list[str]]:
    used = {word: n for word, n in counts.items() if n >= _LEAST_IN_USE and len(word) >= _SHORTEST}
    return neighbours(lines, used, {word: translations.get(lemma(word), frozenset()) for word in used})


def lemma(word: str) -> str:
    """Its dictionary form."""
    return str(lemmatize(word, lang="fr"))


def sound(word: str) -> str:
    """About how it sounds: words that differ in mute endings alone are one."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def ending(word: str) -> str:
    """Its last two letters."""
    return word[-2:]


def _by(trait: Callable[[str], T], words: Iterable[str]) -> dict[T, list[str]]:
    found: dict[T, list[str]] = defaultdict(list)
    for word in words:
        found[trait(word)].append(word)
    return dict(found)
