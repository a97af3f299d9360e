"""Words that mean something by themselves, and that the other text does not have just so."""

from collections.abc import Callable, Iterable, Sequence

from audit.evidence.contexts import Features, contexts
from audit.language.lexicon import is_word
from audit.records import WordWeight
from audit.text import folded
from audit.values.numerals import word_numbers
from audit.values.quantity import Tongue

_SHORTEST = 4
"""Letters. Shorter words are articles, prepositions and the like, which languages use differently."""


def content_contexts(
    text: str,
    words: Sequence[WordWeight],
    other: str,
    facing: Sequence[WordWeight],
    language: Tongue,
    wanted: Callable[[WordWeight], bool] = bool,
) -> list[Features | None]:
    """The contexts of the words of a text that mean something (`audit.evidence.contexts`), None for the rest.

    `other` is the text that they face.
    """
    found = contexts(text, words, wanted)
    there = folded_words(other, facing) if any(found) else frozenset()
    return [
        one if one and may_mean(word.span.of(text), there, language) else None
        for word, one in zip(words, found, strict=True)
    ]


def may_mean(word: str, there: frozenset[str], language: Tongue) -> bool:
    """Whether it is a word of some length, and no name, no number, and nothing copied from the other side.

    What both sides have may still be a word of this language that means something else there: sensible.
    """
    return (
        word.isalpha()
        and word.islower()
        and len(word) >= _SHORTEST
        and (folded(word) not in there or is_word(word, language.value))
        and not any(word_numbers(word, language))
    )


def folded_words(text: str, words: Iterable[WordWeight]) -> frozenset[str]:
    """The words of a text, without accents and in small letters."""
    return frozenset(folded(text[word.start : word.end]) for word in words)
