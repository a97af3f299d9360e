"""What a misspelt French word may have been: only where two word lists agree that it is no word.

The lists are pyspellchecker's, with frequencies, and simplemma's, with inflected forms; alone,
simplemma's takes some thirty right words in a thousand for wrong ones.
"""

import gzip
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from audit.language.lexicon import is_word
from audit.text import without_accents

ENDING = 2
"""Letters at the end that must agree: a different ending is rather a derived word (orbite, orbité)."""

LONGEST = 26
"""Letters of a word that may be a slip: the list's longest has one less."""


@lru_cache(maxsize=65536)
def certain_correction(word: str, frequency: int) -> str | None:
    """The one common word that is one edit away from a lower-case word that is none; else None.

    `frequency` counts the correction's occurrences in the list's corpus of subtitles. An accent more or less
    is no such edit: the reform of 1990 made many of them optional, and another check knows the others.
    """
    if is_listed(word):
        return None
    known = _frequencies("fr")
    near = {one for one in _edits(word) if one in known} if len(word) <= LONGEST else set()
    candidates = [one for one in near if is_word(one, "fr")]
    if len(candidates) != 1 or known[candidates[0]] < frequency:
        return None
    correction = candidates[0]
    slipped = without_accents(word) != without_accents(correction) and word[-ENDING:] == correction[-ENDING:]
    return correction if slipped else None


def french_words() -> Collection[str]:
    """All words of the French list, in small letters."""
    return _frequencies("fr").keys()


def is_spelt(word: str) -> bool:
    """Whether the French list has the word."""
    return word.lower() in _frequencies("fr")


def is_french(word: str) -> bool:
    """Whether both lists know the word as French: what a check that must be certain asks."""
    return is_word(word, "fr") and is_spelt(word)


def may_be_french(word: str) -> bool:
    """Whether either list knows the word as French: what a check asks before it calls a word none."""
    return is_word(word, "fr") or is_spelt(word)


def english_frequency(word: str) -> int:
    """How often the word stands in the English list's corpus of subtitles; 0 if it is not in the list."""
    return _frequencies("en").get(word.lower(), 0)


def is_listed(word: str) -> bool:
    """Whether any list knows the word, as French or as English."""
    spellings = {word, word.replace("oe", "œ"), word.replace("œ", "oe")}
    return any(is_spelt(one) or is_word(one, "fr") or is_word(one, "en") for one in spellings)


def _edits(word: str) -> Iterator[str]:
    """What one letter dropped, exchanged with the next, replaced or added makes of the word."""
    letters = _letters()
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in letters:
            yield before + letter + after
            yield before + letter + after[1:]


@cache
def _letters() -> frozenset[str]:
    return frozenset().union(*_frequencies("fr"))


@cache
def _frequencies(language: str) -> dict[str, int]:
    # Reading the list as it is takes a fifth of the time that pyspellchecker's own class takes to get ready.
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=dict[str, int])
