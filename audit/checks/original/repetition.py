"""Sentences that stand twice in an article."""

import re
from collections.abc import Iterator

from audit.checks.views.article_view import ArticleView
from audit.checks.views.readings import PROSE, Reading
from audit.evidence.overlap import coverage
from audit.text import scoring_text

__all__ = ["repeated_passages"]

_LETTERS = re.compile(r"[^\w]+")
_FEWEST_WORDS = 5
_SAME = 0.8
"""The share of content words that two sentences of the original share where one French one renders both."""


def repeated_passages(article: ArticleView) -> Iterator[tuple[Reading, Reading]]:
    """Each body sentence that says again, word for word, what an earlier one said; the earlier one first.

    Repetitions that the original has too are left out.
    """
    seen: dict[str, Reading] = {}
    for passage in article.readings(PROSE):
        words = _LETTERS.sub(" ", scoring_text(passage.text).casefold()).strip()
        if words.count(" ") + 1 < _FEWEST_WORDS:
            continue
        earlier = seen.setdefault(words, passage)
        if earlier is not passage and not _repeated_in_original(article, earlier, passage):
            yield earlier, passage


def _repeated_in_original(article: ArticleView, earlier: Reading, later: Reading) -> bool:
    first, second = article.originals_of(earlier), article.originals_of(later)
    if not first or not second or first == second:
        return False
    one, other = (article.original_text(indices) for indices in (first, second))
    return min(coverage(one, other), coverage(other, one)) >= _SAME
