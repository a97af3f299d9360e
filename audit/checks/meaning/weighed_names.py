"""Names that the models would exchange for one that the original has, and the French has not."""

from collections.abc import Iterator

from audit.checks.meaning.countries import named_in
from audit.checks.meaning.entities import alike
from audit.checks.views.article_view import ArticleView
from audit.checks.views.weighed import compared
from audit.evidence.doubts import best
from audit.language.lexicon import is_word
from audit.records import Span, WordWeight
from audit.text import folded

_MARGIN = 4.0
"""Natural logarithms that both texts gain at least. Of 238 names put in place of others, in translations of
wmt13 by google and microsoft, 0.92 gain as much; of other words with a capital in 14,000 words 22, nearly all
of them exonyms, transcriptions and words that are translated."""

_LONG = 8
"""Letters of names that begin alike and are two nonetheless, or one of them a slip."""


def weighed_names(article: ArticleView) -> Iterator[tuple[Span, str]]:
    """Where such names stand in the article, with the original's."""
    for pair in compared(article):
        english = article.original_text(pair.originals)
        for word in pair.french:
            own, other = word.span.of(article.text), _better(word)
            if other is None or not _is_foreign(own) or _is_joined(article.text, word):
                continue
            if not (_may_be_one(own, other) or named_in(own, "fr", english, "en")):
                yield word.span, other


def _is_foreign(name: str) -> bool:
    """Whether it is no French word: those with a capital may be translated (la Croix)."""
    return name[:1].isupper() and not is_word(name, "fr")


def _may_be_one(french: str, english: str) -> bool:
    """Whether one may be what the other is called in French: short names that begin alike (Noé, Bologne)."""
    begins_alike = folded(french)[0] == folded(english)[0]
    return alike(french, english) or (begins_alike and min(len(french), len(english)) < _LONG)


def _is_joined(text: str, word: WordWeight) -> bool:
    """Whether it is a part of a longer name: U-Boot."""
    return "-" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])


def _better(word: WordWeight) -> str | None:
    other = best(word)
    if other is None or other.is_form or min(other.gain, other.return_gain or 0.0) < _MARGIN:
        return None
    return other.text if other.text[:1].isupper() else None
