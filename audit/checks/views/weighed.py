"""The weighed pairs of an article that a check may believe, with the two texts they come from."""

from collections.abc import Iterator

from audit.checks.views.article_view import ArticleView
from audit.records import PairWeights


def compared(article: ArticleView) -> Iterator[PairWeights]:
    """Those weighed against sentences of the original that say the same, as far as can be told."""
    sure = {(link.passages, link.originals) for link in article.comparable_links}
    return (pair for pair in article.evidence.weights if (pair.passages, pair.originals) in sure)


def unaided(article: ArticleView) -> Iterator[PairWeights]:
    """Those weighed against nothing but their own back-translation."""
    return (pair for pair in article.evidence.weights if not pair.originals)
