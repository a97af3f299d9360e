"""Numbers with the recipe they need to be compared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A metric's value with the recipe it needs to be compared: sacrebleu's signature.

    `low` and `high` bound the 95 % bootstrap interval; None for single passages.
    """

    metric: str
    value: float
    signature: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """BLEU and chrF over the same text."""

    bleu: Score
    chrf: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What good human French scores by round trip with one pair of models, and what falling short means.

    The expected chrF of a passage of `n` words is `intercept + slope * ln(n)` with residual standard
    deviation `deviation`; a passage `z` deviations below it holds a major error with the probability
    `1 / (1 + exp(-(logit_intercept + logit_slope * z)))`. Fitted by bench/expectation.py, stored beside the
    model it belongs to; `fitted_on` says on what.
    """

    intercept: float
    slope: float
    deviation: float
    logit_intercept: float
    logit_slope: float
    fitted_on: str
