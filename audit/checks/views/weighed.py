"""The words of an article that the models' witness tells of, in the pairs that a check may believe."""

from collections.abc import Iterator

from audit.checks.views.article_view import ArticleView
from audit.evidence.testimony import Charge, Texts, Told, belief_of, in_doubt, probability
from audit.records import PairWeights


def told(article: ArticleView, charge: Charge) -> Iterator[tuple[PairWeights, list[Told]]]:
    """For each pair the words that are told for this, in order; pairs without any are left out.

    Pairs are those weighed against sentences of the original that say the same, as far as can be told; for
    forms that nothing but the French itself can settle, those that have none.
    """
    witness = article.evidence.witness
    if witness is None:
        return
    texts = Texts.of(article.evidence)
    for pair in _unaided(article) if charge is Charge.UNAIDED_FORM else compared(article):
        if found := [one for one in in_doubt(witness, charge, pair, texts) if one.odds > 0]:
            yield pair, found


def chance(article: ArticleView, charge: Charge, one: Told) -> float | None:
    """How often what is told so is right; None where nobody has measured it."""
    witness = article.evidence.witness
    return None if witness is None else probability(belief_of(witness, charge), one.odds)


def compared(article: ArticleView) -> Iterator[PairWeights]:
    """The pairs weighed against sentences of the original that say the same, as far as can be told."""
    sure = {(link.passages, link.originals) for link in article.comparable_links}
    return (pair for pair in article.evidence.weights if (pair.passages, pair.originals) in sure)


def _unaided(article: ArticleView) -> Iterator[PairWeights]:
    return (pair for pair in article.evidence.weights if not pair.originals)
