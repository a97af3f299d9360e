"""The two fits of an expectation, and how well a score ranks: plain functions over arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Line", "Logistic", "area_under_curve", "fit_line", "fit_logistic"]

Vector = NDArray[np.float64]

_STEPS = 50
_RIDGE = 1e-3
"""Keeps the fit finite where the two classes happen to be separable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """y ≈ intercept + slope · x with residuals of this standard deviation."""

    intercept: float
    slope: float
    deviation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """P(true) = 1 / (1 + exp(-(intercept + slope · x)))."""

    intercept: float
    slope: float


def fit_line(x: Vector, y: Vector) -> Line:
    """Least squares."""
    slope, intercept = np.polyfit(x, y, 1)
    residuals = y - (intercept + slope * x)
    return Line(intercept=float(intercept), slope=float(slope), deviation=float(residuals.std(ddof=2)))


def fit_logistic(x: Vector, truth: NDArray[np.bool_]) -> Logistic:
    """Maximum likelihood by Newton's method, with a trace of ridge."""
    design = np.column_stack([np.ones_like(x), x])
    weights = np.zeros(2)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (truth - chance) - _RIDGE * weights
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + _RIDGE * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return Logistic(intercept=float(weights[0]), slope=float(weights[1]))


def area_under_curve(x: Vector, truth: NDArray[np.bool_]) -> float:
    """The chance that a true case has a higher `x` than a false one, ties counting half; 0.5 is guessing.

    NaN where there are no true or no false cases.
    """
    high, low = x[truth], x[~truth]
    if not len(high) or not len(low):
        return float("nan")
    above = (high[:, None] > low[None, :]).mean()
    ties = (high[:, None] == low[None, :]).mean()
    return float(above + ties / 2)
