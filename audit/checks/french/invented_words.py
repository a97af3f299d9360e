"""Words that are no French: in no list, made of no listed word, and like no English word they could render.

Small translation models make up words (aspessible, allumenteront). Rare words differ from these: they are
derived from others (chimiquement), or have crossed from one language to the other (dermatite, dermatitis).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from audit.checks.french.spelling import french_words, is_listed
from audit.text import folded

_STEM = 4
"""Letters that a word keeps at least of what it is derived from, and that two words of one origin share."""
_ENDING, _PREFIX = 8, 6
"""Letters of the longest."""
_ENDINGS, _PREFIXES = 600, 20
"""Words of the list that have an ending, and that have a prefix before a listed word, for it to be one. With
twice as many of each, twice as many right words are taken for invented, and an eighth more of the invented
ones are found; with a sixth and a half, a fifth fewer (wmt13 and flores-dev, four systems)."""
_BEHIND = 3
"""Letters that a listed word of this stem may have behind it."""
_ALIKE = 0.6


def is_invented(word: str, english: Iterable[str]) -> bool:
    """Whether a French word in small letters is none, given all that it could render."""
    if len(word) <= _STEM or is_listed(word):
        return False
    own = folded(word)
    if own in _known() or _is_derived(own):
        return False
    return not any(_is_cognate(own, other) for other in english)


def _is_cognate(word: str, english: str) -> bool:
    other = folded(english)
    if word[:_STEM] == other[:_STEM]:
        return True
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE


def _is_derived(word: str) -> bool:
    """Whether it is a listed word's stem with a common ending, or either with a common prefix."""
    if _has_stem(word):
        return True
    prefixes, longest = _prefixes(), min(_PREFIX, len(word) - _STEM)
    return any(
        prefixes[word[:size]] >= _PREFIXES and (word[size:] in _known() or _has_stem(word[size:]))
        for size in range(2, longest + 1)
    )


def _has_stem(word: str) -> bool:
    return any(
        (size == 0 or _endings()[word[-size:]] >= _ENDINGS) and _begins_any(word[: len(word) - size])
        for size in range(min(_ENDING, len(word) - _STEM) + 1)
    )


def _begins_any(stem: str) -> bool:
    """Whether a listed word has this stem and little behind it."""
    words = _words()
    at = bisect_left(words, stem)
    while at < len(words) and words[at].startswith(stem):
        if len(words[at]) <= len(stem) + _BEHIND:
            return True
        at += 1
    return False


@cache
def _known() -> frozenset[str]:
    return frozenset(folded(word) for word in french_words())


@cache
def _words() -> list[str]:
    return sorted(_known())


@cache
def _endings() -> Counter[str]:
    return Counter(
        word[-size:] for word in _known() for size in range(1, _ENDING + 1) if len(word) >= size + _STEM
    )


@cache
def _prefixes() -> Counter[str]:
    known = _known()
    return Counter(
        word[:size]
        for word in known
        for size in range(2, _PREFIX + 1)
        if len(word) >= size + _STEM and word[size:] in known
    )
