"""Fits logistic regressions of several features, with a bias at which they speak as often as allowed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from audit.evidence.doubts import Features
from audit.records import Logit

_STEPS = 100
_RIDGE = 1.0


def fit_logit(features: Sequence[Features], truth: Sequence[bool]) -> Logit:
    """Maximum likelihood with a ridge on the standardised weights, by Newton's method.

    The weights apply to the features as they are: standardising is undone.
    """
    raw = np.array(features, dtype=np.float64)
    mean, deviation = raw.mean(0), raw.std(0) + 1e-9
    design = np.column_stack([np.ones(len(raw)), (raw - mean) / deviation])
    wanted = np.array(truth, dtype=np.float64)
    ridge = np.diag([0.0, *[_RIDGE] * raw.shape[1]])
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (wanted - chance) - ridge @ weights
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    scaled = weights[1:] / deviation
    return Logit(
        bias=round(float(weights[0] - scaled @ mean), 4),
        weights=tuple(round(float(one), 4) for one in scaled),
    )


def log_odds(model: Logit, features: Sequence[Features]) -> NDArray[np.float64]:
    """The log-odds of each word."""
    if not features:
        return np.zeros(0)
    odds: NDArray[np.float64] = np.array(features, dtype=np.float64) @ np.array(model.weights) + model.bias
    return odds


def limited(model: Logit, clean: Sequence[Features], allowed: float) -> Logit:
    """The model with a bias such that it speaks of at most `allowed` of the clean words."""
    return replace(model, bias=round(model.bias - bar(log_odds(model, clean), allowed), 4))


def bar(clean: Sequence[float] | NDArray[np.float64], allowed: float) -> float:
    """What at most `allowed` of the log-odds of clean words exceed: below them all where all may."""
    odds = np.sort(clean)[::-1]
    number = int(allowed)
    return float(odds[number]) if number < len(odds) else float(odds[-1]) - 1.0
