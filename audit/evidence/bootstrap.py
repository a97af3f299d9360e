"""Bootstrap intervals (Koehn 2004) for BLEU and chrF, over the n-grams counted segment by segment.

The resamples are sacrebleu's own (its generator, its seed); only the scores of a thousand resamples are
computed at once instead of one by one, which makes the interval ten times cheaper. Tests hold both
formulas to sacrebleu's.
"""

import os
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from audit.evidence.ngrams import Counts

Array = NDArray[np.float64]

BETA_SQUARED = 4.0
NO_PRECISION = -1e10
"""What sacrebleu takes for the logarithm of a precision of 0."""


def seed() -> str:
    """The seed as it stands in signatures: sacrebleu's, 12345 unless `SACREBLEU_SEED` says otherwise."""
    return os.environ.get("SACREBLEU_SEED", "12345").lower()


def interval(counts: Counts, score: Callable[[Array], Array], *, samples: int) -> tuple[float, float]:
    """The 2.5 and 97.5 percentiles of `score` over resampled segments, of which `counts` has a row each."""
    times = _times_drawn(samples, len(counts), seed())
    values = np.sort(score(times @ counts.astype(np.float64)))
    tail = samples // 40
    return float(values[tail]), float(values[samples - tail - 1])


@lru_cache(maxsize=2)
def _times_drawn(samples: int, segments: int, seed: str) -> Array:
    """How often each segment is drawn in each sample; one matrix product then sums all samples."""
    generator = np.random.default_rng(None if seed == "none" else int(seed))
    drawn = generator.choice(segments, size=(samples, segments), replace=True)
    drawn += np.arange(samples)[:, None] * segments
    times = np.bincount(drawn.ravel(), minlength=samples * segments)
    return times.reshape(samples, segments).astype(np.float64)


def bleu_scores(counts: Array | Counts) -> Array:
    """Corpus BLEU, smoothing `exp`, of each row: [system length, reference length, 4 correct, 4 total]."""
    system, reference = counts[:, 0], counts[:, 1]
    correct, total = counts[:, 2:6], counts[:, 6:10]
    with np.errstate(divide="ignore", invalid="ignore"):
        halvings = 2.0 ** np.cumsum((correct == 0) & (total > 0), axis=1)
        precision = np.where(correct > 0, 100 * correct / total, 100 / (halvings * total))
        logarithms = np.where(total > 0, np.log(precision), NO_PRECISION)
        brevity = np.where(system < reference, np.exp(1 - reference / system), 1.0)
    scores = brevity * np.exp(np.maximum(logarithms.mean(axis=1), -700))
    nothing = (correct.sum(axis=1) == 0) | (system == 0)
    return np.where(nothing | (logarithms.min(axis=1) == NO_PRECISION), 0.0, scores)


def chrf_scores(counts: Array | Counts) -> Array:
    """chrF2 of each row: [hypothesis, reference, matching] n-grams for each order."""
    hypothesis, reference, match = counts[:, 0::3], counts[:, 1::3], counts[:, 2::3]
    both = (hypothesis > 0) & (reference > 0)
    orders = np.maximum(both.sum(axis=1), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(both, match / hypothesis, 0.0).sum(axis=1) / orders
        recall = np.where(both, match / reference, 0.0).sum(axis=1) / orders
        scores = 100 * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall)
    return np.where(precision + recall > 0, scores, 0.0)
