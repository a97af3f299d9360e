"""How far a passage's round trip falls short of what good French of its length gets with the same models."""

import math

from audit.records import Expectation
from audit.text import word_count


def shortfall(expectation: Expectation, text: str, chrf: float) -> float:
    """How many standard deviations `chrf` (0–100) lies below the expectation for a text of this length."""
    expected = expectation.intercept + expectation.slope * math.log(max(1, word_count(text)))
    return (expected - chrf) / expectation.deviation


def error_probability(expectation: Expectation, z: float) -> float:
    """The chance (0–1) of a major error in a passage `z` deviations below the expectation."""
    return 1 / (1 + math.exp(-(expectation.logit_intercept + expectation.logit_slope * z)))
