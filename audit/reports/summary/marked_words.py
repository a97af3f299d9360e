"""The words a report marks before all findings: in most doubt, if not in enough for a finding."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.evidence.testimony import Texts, Told, suspects
from audit.records import Evidence, PairWeights

MOST = 3
MOST_OF_A_LONG_ARTICLE = 5
LONG = 40
"""Weighed passages from which an article is long."""
MOST_MARKED = 3
WORTH_MARKING = -3.0
"""Log-odds, 0 being enough for a finding: what is less in doubt is nearly always right."""


class MarkedPair(NamedTuple):
    """A pair to be read first, and its words in doubt, French and original, the worst first."""

    pair: PairWeights
    french: tuple[Told, ...]
    original: tuple[Told, ...]


def read_first(evidence: Evidence, ranked: Sequence[PairWeights]) -> Iterator[MarkedPair]:
    """The first of the pairs, which are ranked by what there is against them."""
    texts = Texts.of(evidence)
    for pair in ranked[: MOST if len(evidence.weights) < LONG else MOST_OF_A_LONG_ARTICLE]:
        french, original = suspects(evidence.witness, pair, texts)
        yield MarkedPair(pair, _worth_marking(french), _worth_marking(original))


def _worth_marking(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(one for one in told if one.odds > WORTH_MARKING)
