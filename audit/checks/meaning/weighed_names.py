"""Names that the models would exchange for one that the original has, and the French has not."""

from collections.abc import Iterator

from audit.checks.meaning.countries import named_in
from audit.checks.meaning.entities import alike
from audit.checks.views.article_view import ArticleView
from audit.checks.views.weighed import compared
from audit.evidence.doubts import best
from audit.language.lexicon import is_name, is_word
from audit.records import Span, WordWeight

_MARGIN = 4.0
"""Natural logarithms that both texts gain at least. Of 238 names put in place of others, in translations of
wmt13 by google and microsoft, 0.92 gain as much; of other words with a capital in 14,000 words 22, all of
them exonyms, transcriptions and words that are translated."""


def weighed_names(article: ArticleView) -> Iterator[tuple[Span, str]]:
    """Where such names stand in the article, with the original's."""
    for pair in compared(article):
        french = " ".join(article.passages[index].text for index in pair.passages)
        english = article.original_text(pair.originals)
        for word in pair.french:
            own, other = word.span.of(article.text), _better(word)
            if other is None or not own[:1].isupper() or not other[:1].isupper() or _may_be_one(own, other):
                continue
            if not (named_in(own, "fr", english, "en") or named_in(other, "en", french, "fr")):
                yield word.span, other


def _may_be_one(french: str, english: str) -> bool:
    """Whether one may be the other in another spelling, or, both being ordinary words, translated."""
    return alike(french, english) or (_is_ordinary(french, "fr") and _is_ordinary(english, "en"))


def _better(word: WordWeight) -> str | None:
    other = best(word)
    if other is None or other.is_form or min(other.gain, other.return_gain or 0.0) < _MARGIN:
        return None
    return other.text


def _is_ordinary(word: str, language: str) -> bool:
    return is_word(word, language) and not is_name(word, language)
