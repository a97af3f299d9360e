"""Other forms that a French word could be mistaken for: in agreement, in its ending, by its sound."""

from collections.abc import Iterator
from functools import cache, lru_cache

from audit.data_files import read_sections
from audit.language.lexicon import is_word

_SHORTEST = 3
"""Letters that a word has at least before or in its ending."""


@lru_cache(maxsize=16384)
def other_forms(word: str) -> tuple[str, ...]:
    """Forms that could stand in place of `word`, nearest in length first.

    None for what is no word of the language; with a capital, as at the beginning of a sentence, only of the
    listed small words: names have no other forms.
    """
    alike = _words().get(word.lower(), ())
    if word.istitle():
        return tuple(map(str.capitalize, alike))
    if not word.islower():
        return ()
    if alike or not is_word(word, "fr"):
        return alike
    found = dict.fromkeys(form for form in _exchanged(word) if form != word and is_word(form, "fr"))
    return tuple(sorted(found, key=lambda form: abs(len(form) - len(word))))


def _exchanged(word: str) -> Iterator[str]:
    for endings in _endings():
        for ending in endings:
            stem = word.removesuffix(ending)
            if word.endswith(ending) and len(stem) + min(map(len, endings)) >= _SHORTEST:
                yield from (stem + other for other in endings)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in read_sections("audit.weighing", "forms")["words"]:
        words = line.split()
        for word in words:
            found.setdefault(word, {}).update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in found.items()}


@cache
def _endings() -> tuple[tuple[str, ...], ...]:
    lines = read_sections("audit.weighing", "forms")["endings"]
    return tuple(tuple(ending.replace("-", "") for ending in line.split()) for line in lines)
