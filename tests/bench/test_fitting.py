"""The fits of an expectation find what made the data."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bench.fitting import area_under_curve, fit_line, fit_logistic

RNG = np.random.default_rng(7)


def test_line() -> None:
    x = RNG.uniform(1, 4, 4000)
    fit = fit_line(x, 40 + 5 * x + RNG.normal(0, 8, 4000))
    assert fit.intercept == pytest.approx(40, abs=1.5)
    assert fit.slope == pytest.approx(5, abs=0.6)
    assert fit.deviation == pytest.approx(8, abs=0.4)


def test_logistic() -> None:
    x = RNG.normal(0, 1, 20000)
    truth = RNG.uniform(size=20000) < 1 / (1 + np.exp(-(-1 + 0.7 * x)))
    fit = fit_logistic(x, truth)
    assert fit.intercept == pytest.approx(-1, abs=0.1)
    assert fit.slope == pytest.approx(0.7, abs=0.1)


def test_logistic_stays_finite_where_classes_part() -> None:
    fit = fit_logistic(np.array([-1.0, -0.5, 0.5, 1.0]), np.array([False, False, True, True]))
    assert math.isfinite(fit.slope) and fit.slope > 0


@pytest.mark.parametrize(
    ("x", "truth", "area"),
    [
        ([1.0, 2.0, 3.0, 4.0], [False, False, True, True], 1.0),
        ([4.0, 3.0, 2.0, 1.0], [False, False, True, True], 0.0),
        ([1.0, 1.0, 1.0], [False, True, True], 0.5),
    ],
)
def test_area(x: list[float], truth: list[bool], area: float) -> None:
    assert area_under_curve(np.array(x), np.array(truth)) == area


def test_area_of_one_class_is_unknown() -> None:
    assert math.isnan(area_under_curve(np.array([1.0]), np.array([True])))
