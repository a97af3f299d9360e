"""BLEU and chrF, with sacrebleu doing the arithmetic and every score carrying its signature.

BLEU: Papineni et al. 2002; chrF: Popović 2015; signatures: Post 2018. Both sides are scored on a
typography-levelled view (`audit.text.scoring_text`), so that typography is left to the checks and the scores
speak of meaning. The statistics of a segment are extracted once and serve its own score, the corpus score
and the interval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit import bootstrap
from audit.bootstrap import Statistics
from audit.records import Score, Scores
from audit.text import scoring_text

__all__ = ["Scored", "corpus_scores", "passage_scores", "score_passages"]

Metric = BLEU | CHRF
M = TypeVar("M", BLEU, CHRF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The scores of each passage, and of all together; `corpus` is None if there was nothing to score."""

    passages: tuple[Scores, ...]
    corpus: Scores | None


def passage_scores(hypothesis: str, reference: str) -> Scores:
    """Sentence-level BLEU (effective order) and chrF of one passage, 0–100, without interval."""
    return score_passages([hypothesis], [reference]).passages[0]


def corpus_scores(
    hypotheses: Sequence[str], references: Sequence[str], *, samples: int = 1000
) -> Scores | None:
    """Corpus BLEU and chrF over passages; see `score_passages`."""
    return score_passages(hypotheses, references, samples=samples).corpus


def score_passages(hypotheses: Sequence[str], references: Sequence[str], *, samples: int = 1000) -> Scored:
    """Sentence scores of every passage, and corpus scores with 95 % bootstrap intervals, all 0–100.

    A single passage has its sentence scores for corpus scores: there is nothing to resample, and corpus BLEU
    of a text under four words is 0 even where it is perfect.

    Raises:
        ValueError: if the two sides differ in length.
    """
    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    if not hypotheses:
        return Scored(passages=(), corpus=None)
    left = [scoring_text(text) for text in hypotheses]
    right = [scoring_text(text) for text in references]
    bleu, chrf = BLEU(), CHRF()
    counts = [_statistics(metric, left, right) for metric in (bleu, chrf)]
    passages = tuple(
        Scores(bleu=_sentence("BLEU", _sentence_bleu(), words), chrf=_sentence("chrF", _chrf(), characters))
        for words, characters in zip(*counts, strict=True)
    )
    if len(passages) == 1:
        return Scored(passages=passages, corpus=passages[0])
    corpus = Scores(
        bleu=_corpus("BLEU", bleu, counts[0], bootstrap.bleu_scores, samples),
        chrf=_corpus("chrF", chrf, counts[1], bootstrap.chrf_scores, samples),
    )
    return Scored(passages=passages, corpus=corpus)


def _statistics(metric: Metric, hypotheses: Sequence[str], references: Sequence[str]) -> Statistics:
    found: Statistics = metric._extract_corpus_statistics(hypotheses, [references])
    return found


@cache
def _sentence_bleu() -> BLEU:
    return _knowing_references(BLEU(effective_order=True))


@cache
def _chrf() -> CHRF:
    return _knowing_references(CHRF())


def _knowing_references(metric: M) -> M:
    # A signature can only be asked for when a metric has seen how many references there are.
    metric.sentence_score("a", ["a"])
    return metric


def _bounded(value: float) -> float:
    # A perfect pair comes out of sacrebleu as 100.00000000000004.
    return round(min(100.0, max(0.0, float(value))), 4)


def _sentence(name: str, metric: Metric, statistics: Sequence[int]) -> Score:
    score = metric._compute_score_from_stats(list(statistics)).score
    return Score(metric=name, value=_bounded(score), signature=_signature(metric))


def _corpus(
    name: str,
    metric: Metric,
    statistics: Statistics,
    resampled: Callable[[bootstrap.Array], bootstrap.Array],
    samples: int,
) -> Score:
    value = metric._aggregate_and_compute(list(statistics)).score
    low, high = bootstrap.interval(statistics, resampled, samples=samples)
    metric.n_bootstrap, metric.seed = samples, bootstrap.seed()
    return Score(
        metric=name,
        value=_bounded(value),
        # A point estimate outside its own interval, as can be with few passages, would only confuse.
        low=_bounded(min(value, low)),
        high=_bounded(max(value, high)),
        signature=_signature(metric),
    )


def _signature(metric: Metric) -> str:
    return str(metric.get_signature())
