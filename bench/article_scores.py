"""The scores of one article, by name, for benches that compare them with something else."""

from __future__ import annotations

from audit.records import ArticleAudit

__all__ = ["MEASURES", "article_scores"]

MEASURES = ("source chrF", "source BLEU", "round-trip chrF", "round-trip BLEU")


def article_scores(audit: ArticleAudit) -> dict[str, float]:
    """Measure → value, 0 to 100.

    Raises:
        ValueError: if the article could not be scored against its original or by round trip.
    """
    if audit.source is None or audit.round_trip is None:
        raise ValueError(f"{audit.article.id} has no scores")
    scores = (audit.source.chrf, audit.source.bleu, audit.round_trip.chrf, audit.round_trip.bleu)
    return {measure: score.value for measure, score in zip(MEASURES, scores, strict=True)}
