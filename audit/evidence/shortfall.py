"""How far scores fall short of what good French of that length gets with the same models."""

import math
from collections.abc import Sequence
from statistics import fmean

from audit.records import Norm
from audit.text import word_count


def shortfall(norm: Norm, text: str, chrf: float) -> float:
    """How far `chrf` (0–100) lies below the norm for a text so long, in standard deviations of passages."""
    expected = norm.intercept + norm.slope * math.log(max(1, word_count(text)))
    return (expected - chrf) / norm.deviation


def article_shortfall(norm: Norm, passages: Sequence[tuple[str, float]]) -> float:
    """How far passages with their chrF lie below the norm, in standard deviations of articles so long."""
    mean = fmean(shortfall(norm, text, chrf) for text, chrf in passages)
    return mean / math.sqrt(norm.spread**2 + 1 / len(passages))
