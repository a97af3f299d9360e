"""What engines promise to be identical: all but log-probabilities, which are close.

Sums run in another order in another row of a matrix, in a batch of another shape, on another processor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from audit.engines.batching import Hypothesis
from audit.records import Translation

__all__ = ["INT8", "assert_alike"]

FLOAT32 = 1e-4
INT8 = 2e-3
"""Mean log-probability per token: what another shape of batch may change."""


def assert_alike(
    found: Sequence[Translation] | Sequence[Hypothesis],
    expected: Sequence[Translation] | Sequence[Hypothesis],
    *,
    within: float = FLOAT32,
) -> None:
    """Everything is the same, and the mean log-probabilities per token differ by less than `within`."""
    assert [replace(one, log_prob=0.0) for one in found] == [replace(one, log_prob=0.0) for one in expected]
    assert [one.log_prob for one in found] == pytest.approx([one.log_prob for one in expected], abs=within)
