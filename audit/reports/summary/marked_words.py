"""The words a report marks before all findings: in most doubt, if not in enough for a finding."""

from collections.abc import Sequence

from audit.evidence.testimony import Texts, Told, most_suspect, suspects
from audit.records import Evidence, PairWeights

MOST = 3
MOST_OF_A_LONG_ARTICLE = 5
LONG = 40
"""Weighed passages from which an article is long."""
MOST_MARKED = 3
WORTH_MARKING = -3.0
"""Log-odds, 0 being enough for a finding: what is less in doubt is nearly always right."""


def first_pairs(evidence: Evidence) -> list[PairWeights]:
    """The pairs to be read first, the most suspect first; none where nothing was weighed."""
    return most_suspect(evidence, MOST if len(evidence.weights) < LONG else MOST_OF_A_LONG_ARTICLE)


def marked(told: Sequence[Told]) -> list[Told]:
    """Of the words in doubt on one side, the worst first, those to mark."""
    return [one for one in told[:MOST_MARKED] if one.odds > WORTH_MARKING]


def marks_words(evidence: Evidence) -> bool:
    """Whether any word is marked in the passages to read first."""
    texts = Texts.of(evidence)
    sides = (side for pair in first_pairs(evidence) for side in suspects(evidence.witness, pair, texts))
    return any(marked(side) for side in sides)
