"""How often a property is tried: a few times by default, and always the same; often where there is time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def few_or(many: int, few: int = 20) -> Callable[[Any], Any]:
    """Gives a test its `examples`: `few`, and with the marker `slow` so `many`."""
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.slow)])


def try_out(examples: int, inputs: SearchStrategy[Any], holds: Callable[[Any], None]) -> None:
    """Call `holds` on so many inputs; what it asserts, it asserts of all."""
    chosen = settings(max_examples=examples, deadline=None, derandomize=examples < 100)
    settings(chosen, suppress_health_check=HEALTH, database=None)(given(inputs)(holds))()
