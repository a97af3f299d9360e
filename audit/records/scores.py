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
class Norm:
    """What good human French scores in one way with one pair of models.

    The expected chrF of a passage of `n` words is `intercept + slope * ln(n)` with residual standard
    deviation `deviation`. Articles differ: their mean shortfall, in such deviations, has the standard
    deviation `spread` even if they are long.
    """

    intercept: float
    slope: float
    deviation: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What good human French scores with one pair of models.

    `round_trip` is the norm of the round trip against the French, `source` that of the back-translation
    against the original. Fitted by bench/expectation.py, stored beside the model it belongs to; `fitted_on`
    says on what.
    """

    round_trip: Norm
    source: Norm
    fitted_on: str
