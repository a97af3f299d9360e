"""Names that the models would exchange for one that the original has, and the French has not."""

from collections.abc import Iterator

from audit.checks.french.spelling import may_be_french
from audit.checks.meaning.countries import named_in
from audit.checks.meaning.entities import alike
from audit.checks.views.article_view import ArticleView
from audit.checks.views.weighed import compared
from audit.evidence.doubts import best
from audit.records import Span, WordWeight
from audit.text import folded

_MARGIN = 4.0
"""Natural logarithms that both texts gain at least. Of 238 names put in place of others, in translations of
wmt13 by google and microsoft, 0.92 gain as much; of other words with a capital in 14,000 words 22, nearly all
of them exonyms, transcriptions and words that are translated."""


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
    """Whether no list has it as a French word: those with a capital may be translated (la Croix)."""
    return name[:1].isupper() and not may_be_french(name)


def _may_be_one(french: str, english: str) -> bool:
    """Whether one may be what the other is called in French: names that begin alike (Noé, Hezbollah)."""
    return alike(french, english) or folded(french)[0] == folded(english)[0]


def _is_joined(text: str, word: WordWeight) -> bool:
    """Whether it is a part of a longer name: U-Boot."""
    return "-" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])


def _better(word: WordWeight) -> str | None:
    other = best(word)
    if other is None or other.is_form or min(other.gain, other.return_gain or 0.0) < _MARGIN:
        return None
    return other.text if other.text[:1].isupper() else None
