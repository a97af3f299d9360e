"""How well a number tells two kinds apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["auc", "best_bar", "mcc"]


def auc(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The chance that a true one has the higher score; equal scores count half. NaN without both kinds."""
    values, true = np.asarray(scores, dtype=np.float64), np.asarray(truth, dtype=bool)
    positives, negatives = int(true.sum()), int((~true).sum())
    if not positives or not negatives:
        return float("nan")
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    total = float(ranks[place][true].sum())
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def mcc(scores: Sequence[float], truth: Sequence[bool], bar: float) -> float:
    """The Matthews correlation of the scores above `bar` with the truth; 0 where either never varies."""
    said, true = np.asarray(scores) > bar, np.asarray(truth, dtype=bool)
    if said.all() or not said.any() or true.all() or not true.any():
        return 0.0
    return float(np.corrcoef(said, true)[0, 1])


def best_bar(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """Of a hundred bars the one with the highest Matthews correlation; to be used on other data."""
    bars: NDArray[np.float64] = np.quantile(
        np.asarray(scores, dtype=np.float64), np.linspace(0.01, 0.99, 100)
    )
    return max(map(float, bars), key=lambda bar: mcc(scores, truth, bar))
