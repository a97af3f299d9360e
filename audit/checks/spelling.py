"""What a misspelt French word may have been: only where two word lists agree that it is no word.

The lists are pyspellchecker's, with frequencies, and simplemma's, with inflected forms; alone,
simplemma's takes some thirty right words in a thousand for wrong ones.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from audit.checks.lexicon import is_word
from audit.checks.words import without_accents

if TYPE_CHECKING:
    from spellchecker import SpellChecker

__all__ = ["certain_correction", "english_frequency", "is_spelt"]

ENDING = 2
"""Letters at the end that must agree: a different ending is rather a derived word (orbite, orbité)."""


@lru_cache(maxsize=65536)
def certain_correction(word: str, frequency: int) -> str | None:
    """The one common word that is one edit away from a lower-case word that is none; else None.

    `frequency` counts the correction's occurrences in the list's corpus of subtitles. An accent more or less
    is no such edit: the reform of 1990 made many of them optional, and another check knows the others.
    """
    if _is_listed(word):
        return None
    near = _dictionary().edit_distance_1(word)
    candidates = [one for one in _dictionary().known(near) if is_word(one, "fr")]
    if len(candidates) != 1 or _dictionary()[candidates[0]] < frequency:
        return None
    correction: str = candidates[0]
    slipped = without_accents(word) != without_accents(correction) and word[-ENDING:] == correction[-ENDING:]
    return correction if slipped else None


def is_spelt(word: str) -> bool:
    """Whether the French list has the word."""
    return word in _dictionary()


def english_frequency(word: str) -> int:
    """How often the word stands in the English list's corpus of subtitles; 0 if it is not in the list."""
    return _english().get(word.lower(), 0)


def _is_listed(word: str) -> bool:
    spellings = {word, word.replace("oe", "œ"), word.replace("œ", "oe")}
    return any(one in _dictionary() or is_word(one, "fr") or is_word(one, "en") for one in spellings)


@cache
def _dictionary() -> SpellChecker:
    from spellchecker import SpellChecker  # its list takes a moment to read, and many articles need none

    return SpellChecker(language="fr", distance=1)


@cache
def _english() -> dict[str, int]:
    # Only looked up, never corrected: reading the list as it is takes a fifth of the time.
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=dict[str, int])
