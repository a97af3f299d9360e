"""BLEU and chrF, with sacrebleu doing the arithmetic and every score carrying its signature.

BLEU: Papineni et al. 2002; chrF: Popović 2015; signatures: Post 2018; bootstrap intervals: Koehn 2004. Both
sides are scored on a typography-levelled view (`audit.text.scoring_text`), so that typography is left to the
checks and the scores speak of meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit.records import Score, Scores
from audit.text import scoring_text

__all__ = ["corpus_scores", "passage_scores"]


class _Chrf(CHRF):
    """chrF whose bootstrap survives samples without any match.

    sacrebleu 2.6 mixes Python floats (0.0 where nothing matches) with numpy's, and fails to average them.
    """

    def _compute_f_score(self, statistics: list[int]) -> float:
        return float(super()._compute_f_score(statistics))


Metric = BLEU | CHRF


def passage_scores(hypothesis: str, reference: str) -> Scores:
    """Sentence-level BLEU (effective order) and chrF of one passage, 0–100, without interval."""
    hypothesis, reference = scoring_text(hypothesis), scoring_text(reference)
    return Scores(
        bleu=_sentence("BLEU", _sentence_bleu(), hypothesis, reference),
        chrf=_sentence("chrF", _chrf(), hypothesis, reference),
    )


def corpus_scores(
    hypotheses: Sequence[str], references: Sequence[str], *, samples: int = 1000
) -> Scores | None:
    """Corpus BLEU and chrF over passages, 0–100, with 95 % bootstrap intervals over the passages.

    None if there is nothing to score. A single passage gets its sentence scores, without interval. The seed
    is sacrebleu's own (12345 unless `SACREBLEU_SEED` says otherwise) and stands in the signature.

    Raises:
        ValueError: if the two sides differ in length.
    """
    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    if not hypotheses:
        return None
    if len(hypotheses) == 1:
        # Nothing to resample; and corpus BLEU of a text under four words is 0 even where it is perfect.
        return passage_scores(hypotheses[0], references[0])
    left = [scoring_text(text) for text in hypotheses]
    right = [scoring_text(text) for text in references]
    return Scores(
        bleu=_corpus("BLEU", BLEU(), left, right, samples),
        chrf=_corpus("chrF", _Chrf(), left, right, samples),
    )


@cache
def _sentence_bleu() -> BLEU:
    return BLEU(effective_order=True)


@cache
def _chrf() -> CHRF:
    return _Chrf()


def _bounded(value: float) -> float:
    # A perfect pair comes out of sacrebleu as 100.00000000000004.
    return round(min(100.0, max(0.0, float(value))), 4)


def _sentence(name: str, metric: Metric, hypothesis: str, reference: str) -> Score:
    score = metric.sentence_score(hypothesis, [reference])
    return Score(metric=name, value=_bounded(score.score), signature=str(metric.get_signature()))


def _corpus(name: str, metric: Metric, hypotheses: list[str], references: list[str], samples: int) -> Score:
    score = metric.corpus_score(hypotheses, [references], n_bootstrap=samples)
    return Score(
        metric=name,
        value=_bounded(score.score),
        low=_bounded(min(score.score, score._mean - score._ci)),
        high=_bounded(max(score.score, score._mean + score._ci)),
        signature=str(metric.get_signature()),
    )
