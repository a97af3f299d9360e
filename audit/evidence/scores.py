"""BLEU and chrF, with sacrebleu doing the arithmetic and every score carrying its signature.

BLEU: Papineni et al. 2002; chrF: Popović 2015; signatures: Post 2018. Both sides are scored on a
typography-levelled view (`audit.text.scoring_text`), so that typography is left to the checks and the scores
speak of meaning. The statistics of a segment are extracted once (`audit.evidence.ngrams`) and serve its own
score, the corpus score and the interval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit.evidence import bootstrap
from audit.evidence.bootstrap import Statistics
from audit.evidence.ngrams import character_statistics, word_statistics
from audit.records import Score, Scores
from audit.text import scoring_text

__all__ = ["Scored", "corpus_scores", "passage_chrfs", "passage_scores", "score_passages"]

Metric = BLEU | CHRF


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


def passage_chrfs(hypotheses: Sequence[str], references: Sequence[str]) -> list[float]:
    """The chrF of every passage, 0–100: what `score_passages` says of it, without the rest of the work.

    Raises:
        ValueError: if the two sides differ in length.
    """
    counts = _characters(*map(tuple, _levelled(hypotheses, references)))
    return [_bounded(_chrf()._compute_f_score(row)) for row in counts]


def score_passages(hypotheses: Sequence[str], references: Sequence[str], *, samples: int = 1000) -> Scored:
    """Sentence scores of every passage, and corpus scores with 95 % bootstrap intervals, all 0–100.

    A single passage has its sentence scores for corpus scores: there is nothing to resample, and corpus BLEU
    of a text under four words is 0 even where it is perfect.

    Raises:
        ValueError: if the two sides differ in length.
    """
    left, right = _levelled(hypotheses, references)
    if not left:
        return Scored(passages=(), corpus=None)
    words = word_statistics(_tokenised(left), _tokenised(right))
    characters = _characters(tuple(left), tuple(right))
    sentence_bleu, chrf = _bleu(effective_order=True), _chrf()
    passages = tuple(
        Scores(bleu=_sentence(sentence_bleu, ours), chrf=_sentence(chrf, theirs))
        for ours, theirs in zip(words, characters, strict=True)
    )
    if len(passages) == 1:
        return Scored(passages=passages, corpus=passages[0])
    corpus = Scores(
        bleu=_corpus(_bleu(effective_order=False), words, bootstrap.bleu_scores, samples),
        chrf=_corpus(chrf, characters, bootstrap.chrf_scores, samples),
    )
    return Scored(passages=passages, corpus=corpus)


def _levelled(hypotheses: Sequence[str], references: Sequence[str]) -> tuple[list[str], list[str]]:
    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    return [scoring_text(text) for text in hypotheses], [scoring_text(text) for text in references]


@lru_cache(maxsize=2)
def _characters(left: tuple[str, ...], right: tuple[str, ...]) -> Statistics:
    """A check asks for the scores of the article again: what they are made of is counted once."""
    return character_statistics(left, right)


def _tokenised(texts: Sequence[str]) -> list[str]:
    metric = _bleu(effective_order=True)
    return [metric._preprocess_segment(text) for text in texts]


@cache
def _bleu(*, effective_order: bool) -> BLEU:
    return BLEU(effective_order=effective_order)


@cache
def _chrf() -> CHRF:
    return CHRF()


def _bounded(value: float) -> float:
    # A perfect pair comes out of sacrebleu as 100.00000000000004.
    return round(min(100.0, max(0.0, float(value))), 4)


def _sentence(metric: Metric, statistics: Sequence[int]) -> Score:
    score = metric._compute_score_from_stats(list(statistics))
    return Score(metric=_name(metric), value=_bounded(score.score), signature=_signature(metric))


def _corpus(
    metric: Metric,
    statistics: Statistics,
    resampled: Callable[[bootstrap.Array], bootstrap.Array],
    samples: int,
) -> Score:
    value = metric._aggregate_and_compute(list(statistics)).score
    low, high = bootstrap.interval(statistics, resampled, samples=samples)
    return Score(
        metric=_name(metric),
        value=_bounded(value),
        # A point estimate outside its own interval, as can be with few passages, would only confuse.
        low=_bounded(min(value, low)),
        high=_bounded(max(value, high)),
        signature=_signature(metric, samples, bootstrap.seed()),
    )


def _name(metric: Metric) -> str:
    return "BLEU" if isinstance(metric, BLEU) else "chrF"


@cache
def _signature(metric: Metric, samples: int | None = None, seed: str | None = None) -> str:
    described = copy(metric)
    # A signature can only be asked for when a metric has seen how many references there are.
    described.corpus_score(["a"], [["a"]])
    if samples is not None:
        described.n_bootstrap, described.seed = samples, seed
    return str(described.get_signature())
