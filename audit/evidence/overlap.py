"""How much of one English text is said in another: the content words they share."""

from audit.language.lemmas import lemma
from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.text import scoring_text

_SHORTEST = 4


def content_words(text: str) -> frozenset[str]:
    """The lemmas of the words that carry content, those of four letters and more, and all figures."""
    words = LETTERS_AND_DIGITS.findall(scoring_text(text).casefold())
    return frozenset(lemma(word, "en") for word in words if len(word) >= _SHORTEST or word.isdigit())


def coverage(text: str, other: str) -> float:
    """The share (0–1) of the content words of `text` that `other` has too; 1 if there are none."""
    words = content_words(text)
    return len(words & content_words(other)) / len(words) if words else 1.0
