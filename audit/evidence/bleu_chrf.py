"""BLEU and chrF, every score carrying sacrebleu's signature.

BLEU: Papineni et al. 2002; chrF: Popović 2015; signatures: Post 2018. Both sides are scored on a
typography-levelled view (`audit.text.scoring_text`), so that typography is left to the checks and the scores
speak of meaning. The n-grams of a segment are counted once (`audit.evidence.ngrams`) and serve its own
score, the corpus score and the interval. BLEU is sacrebleu's `compute_bleu`; of chrF it publishes no formula
over counts, so that is `audit.evidence.bootstrap.chrf_scores`, which tests hold equal to sacrebleu's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit.evidence import bootstrap
from audit.evidence.ngrams import WORD_ORDER, Counts, character_counts, word_counts
from audit.records import Score, Scores
from audit.text import scoring_text

SENTENCE_BLEU, CORPUS_BLEU, CHRF2 = BLEU(effective_order=True), BLEU(), CHRF()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The scores of each passage, and of all together; `corpus` is None if there was nothing to score."""

    passages: tuple[Scores, ...]
    corpus: Scores | None


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
    words, characters = word_counts(_tokenised(left), _tokenised(right)), _characters(left, right)
    bleus = [_bleu(SENTENCE_BLEU, row) for row in words]
    passages = tuple(
        Scores(bleu=_score(SENTENCE_BLEU, bleu), chrf=_score(CHRF2, chrf))
        for bleu, chrf in zip(bleus, bootstrap.chrf_scores(characters), strict=True)
    )
    if len(passages) == 1:
        return Scored(passages=passages, corpus=passages[0])
    bleu = _bleu(CORPUS_BLEU, words.sum(axis=0))
    chrf = bootstrap.chrf_scores(characters.sum(axis=0, keepdims=True))[0]
    corpus = Scores(
        bleu=_with_interval(CORPUS_BLEU, bleu, words, bootstrap.bleu_scores, samples),
        chrf=_with_interval(CHRF2, chrf, characters, bootstrap.chrf_scores, samples),
    )
    return Scored(passages=passages, corpus=corpus)


def _levelled(
    hypotheses: Sequence[str], references: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    return tuple(map(scoring_text, hypotheses)), tuple(map(scoring_text, references))


@lru_cache(maxsize=2)
def _characters(left: tuple[str, ...], right: tuple[str, ...]) -> Counts:
    """A check asks for the scores of the article again: what they are made of is counted once."""
    return character_counts(left, right)


def _tokenised(texts: Sequence[str]) -> list[str]:
    return [CORPUS_BLEU.tokenizer(text) for text in texts]


def _bleu(metric: BLEU, counts: Counts) -> float:
    system, reference, *matches = counts.tolist()
    score = BLEU.compute_bleu(
        correct=matches[:WORD_ORDER],
        total=matches[WORD_ORDER:],
        sys_len=system,
        ref_len=reference,
        smooth_method=metric.smooth_method,
        effective_order=metric.effective_order,
    )
    return float(score.score)


def _bounded(value: float) -> float:
    # A perfect pair comes out as 100.00000000000004.
    return round(min(100.0, max(0.0, float(value))), 4)


def _score(metric: BLEU | CHRF, value: float) -> Score:
    return Score(metric=_name(metric), value=_bounded(value), signature=_signature(metric))


def _with_interval(
    metric: BLEU | CHRF,
    value: float,
    counts: Counts,
    resampled: Callable[[bootstrap.Array], bootstrap.Array],
    samples: int,
) -> Score:
    low, high = bootstrap.interval(counts, resampled, samples=samples)
    return Score(
        metric=_name(metric),
        value=_bounded(value),
        # A point estimate outside its own interval, as can be with few passages, would only confuse.
        low=_bounded(min(value, low)),
        high=_bounded(max(value, high)),
        signature=_signature(metric, samples, bootstrap.seed()),
    )


def _name(metric: BLEU | CHRF) -> str:
    return "BLEU" if isinstance(metric, BLEU) else "chrF"


@cache
def _signature(metric: BLEU | CHRF, samples: int | None = None, seed: str | None = None) -> str:
    # A signature can only be asked for when a metric has seen how many references there are.
    metric.corpus_score(["a"], [["a"]])
    signature = metric.get_signature()
    signature.update("bs", samples)
    signature.update("seed", seed)
    return str(signature)
