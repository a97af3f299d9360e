"""How an article's round trip compares with what good human French gets from the same models."""

from __future__ import annotations

import math
from enum import StrEnum
from statistics import fmean

from audit.records import SCORED_KINDS, ArticleAudit, Expectation, PassageEvidence
from audit.text import word_count

__all__ = ["Standing", "standing"]

FEWEST_PASSAGES = 3
BELOW, FAR_BELOW = -0.5, -1.0
"""Mean distance from the expectation, in standard deviations of single passages."""


class Standing(StrEnum):
    """The plain-language reading; each value completes a sentence of the report."""

    UNKNOWN = (
        "There is no yardstick for these two models: compare articles of one run, not published figures."
    )
    TOO_SHORT = "The article is too short to be compared with what good human French gets."
    AS_GOOD = "Good human French of this length fares about as well with these two models."
    LOWER = "Good human French of this length usually fares better with these two models."
    FAR_LOWER = "Good human French of this length fares far better with these two models."


def standing(audit: ArticleAudit) -> Standing:
    """Where the article stands; unknown without an expectation or a round trip."""
    expectation = audit.evidence.expectation
    if expectation is None:
        return Standing.UNKNOWN
    if sum(item.passage.kind in SCORED_KINDS for item in audit.evidence.passages) < FEWEST_PASSAGES:
        return Standing.TOO_SHORT
    # With an original, the passages' own scores compare with that, not with the French.
    if audit.round_trip is None or audit.source is not None:
        return Standing.UNKNOWN
    distances = [
        _distance(item, expectation)
        for item in audit.evidence.passages
        if item.scores and item.passage.kind in SCORED_KINDS
    ]
    if len(distances) < FEWEST_PASSAGES:
        return Standing.TOO_SHORT
    mean = fmean(distances)
    return Standing.FAR_LOWER if mean < FAR_BELOW else Standing.LOWER if mean < BELOW else Standing.AS_GOOD


def _distance(item: PassageEvidence, expectation: Expectation) -> float:
    words = max(1, word_count(item.passage.text))
    expected = expectation.intercept + expectation.slope * math.log(words)
    actual = item.scores.chrf.value if item.scores else expected
    return (actual - expected) / expectation.deviation
