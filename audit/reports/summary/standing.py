"""How an article's round trip compares with what good human French gets from the same models."""

from enum import StrEnum
from statistics import fmean

from audit.evidence.round_trip_deficit import shortfall
from audit.records import SCORED_KINDS, ArticleAudit

FEWEST_PASSAGES = 3
BELOW, FAR_BELOW = 0.5, 1.0
"""Mean shortfall against the expectation, in standard deviations of single passages."""


class Standing(StrEnum):
    """The plain-language reading; each value completes a sentence of the report."""

    UNKNOWN = "These two models have no reference scores, so compare only articles of one run."
    TOO_SHORT = "The article is too short for its scores to be compared with those of good human French."
    AS_GOOD = "Good human French of this length scores about the same."
    LOWER = "Good human French of this length usually scores higher."
    FAR_LOWER = "Good human French of this length scores far higher."


def standing(audit: ArticleAudit) -> Standing:
    """Where the article stands; unknown without an expectation or a round trip."""
    expectation = audit.evidence.expectation
    if expectation is None:
        return Standing.UNKNOWN
    bodies = [item for item in audit.evidence.passages if item.passage.kind in SCORED_KINDS]
    if len(bodies) < FEWEST_PASSAGES:
        return Standing.TOO_SHORT
    # With an original, the passages' own scores compare with that, not with the French.
    if audit.round_trip is None or audit.source is not None:
        return Standing.UNKNOWN
    shortfalls = [
        shortfall(expectation, item.passage.text, item.scores.chrf.value) for item in bodies if item.scores
    ]
    if len(shortfalls) < FEWEST_PASSAGES:
        return Standing.TOO_SHORT
    mean = fmean(shortfalls)
    return Standing.FAR_LOWER if mean > FAR_BELOW else Standing.LOWER if mean > BELOW else Standing.AS_GOOD
