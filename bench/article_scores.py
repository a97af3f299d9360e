"""The scores of one article, by name, for benches that compare them with something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from audit.records import ArticleAudit

__all__ = ["MEASURES", "Row", "article_scores", "ordered_alike"]

MEASURES = ("source chrF", "source BLEU", "round-trip chrF", "round-trip BLEU")


Row = Mapping[str, float]
"""Measure → value, for one translation of something."""


def article_scores(audit: ArticleAudit) -> dict[str, float]:
    """Measure → value, 0 to 100.

    Raises:
        ValueError: if the article could not be scored against its original or by round trip.
    """
    if audit.source is None or audit.round_trip is None:
        raise ValueError(f"{audit.article.id} has no scores")
    scores = (audit.source.chrf, audit.source.bleu, audit.round_trip.chrf, audit.round_trip.bleu)
    return {measure: score.value for measure, score in zip(MEASURES, scores, strict=True)}


def ordered_alike(groups: Iterable[Iterable[Row]], measure: str, judge: str) -> tuple[int, int]:
    """How many pairs within the groups a measure orders as the judge does, and of how many that he orders."""
    pairs = [pair for rows in groups for pair in combinations(rows, 2) if pair[0][judge] != pair[1][judge]]
    alike = sum((one[measure] - two[measure]) * (one[judge] - two[judge]) > 0 for one, two in pairs)
    return alike, len(pairs)
