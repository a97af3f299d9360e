"""How an article's scores compare with what good human French gets from the same models."""

from enum import StrEnum

from audit.evidence.scored_evidence import round_trip_scores, source_scores
from audit.evidence.shortfall import article_shortfall
from audit.records import ArticleAudit

FEWEST_PASSAGES = 3
BELOW, FAR_BELOW = 1.0, 2.5
"""Standard deviations of articles; of good ones, one in a hundred lies far below (bench/doubtful.py)."""
LOWEST = 25.0
"""chrF that good French exceeds with any pair of models that can translate."""


class Standing(StrEnum):
    """The plain-language reading; each value completes a sentence of the report."""

    UNKNOWN = "These two models have no reference scores, so compare only articles of one run."
    TOO_SHORT = "The article is too short for its scores to be compared with those of good human French."
    AS_GOOD = "Good human French of this length scores about the same."
    LOWER = "Good human French of this length usually scores higher."
    FAR_LOWER = "Good human French of this length scores far higher."


def standing(audit: ArticleAudit) -> Standing:
    """Where the article stands, by its scores against the original, else by those of the round trip."""
    expectation = audit.evidence.expectation
    score = audit.source or audit.round_trip
    if score is None:
        return Standing.UNKNOWN
    scored = list((source_scores if audit.source else round_trip_scores)(audit.evidence))
    if expectation is None:
        hopeless = len(scored) >= FEWEST_PASSAGES and score.chrf.value < LOWEST
        return Standing.FAR_LOWER if hopeless else Standing.UNKNOWN
    if len(scored) < FEWEST_PASSAGES:
        return Standing.TOO_SHORT
    z = article_shortfall(expectation.source if audit.source else expectation.round_trip, scored)
    return Standing.FAR_LOWER if z > FAR_BELOW else Standing.LOWER if z > BELOW else Standing.AS_GOOD
