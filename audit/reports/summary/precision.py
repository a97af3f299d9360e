"""How often each check is right as reviewers see it, and what follows for a newsroom's configuration."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from audit.checks.running.registry import find_check
from audit.records import Lane, Review, ReviewVerdict, Severity

Z = 1.96
"""Standard deviations on either side that hold 95 of a hundred."""

FEWEST = 8
"""Verdicts below which nothing is proposed."""

WANTED = {Lane.FACT: 0.9, Lane.SUSPICION: 0.5}
"""The share of right findings that a lane promises."""

RULE = (
    f"From {FEWEST} verdicts on, a check whose interval lies below what its lane promises (facts "
    f"{WANTED[Lane.FACT]:.0%} right, suspicions {WANTED[Lane.SUSPICION]:.0%}) should be turned down,\n"
    "and one whose interval lies below half of that switched off. Another mistake counts as not right."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPrecision:
    """The verdicts on a check's findings: `low` and `high` bound the share that is right, 0 to 1, by Wilson's
    95 % interval.
    """

    check: str
    name: str
    lane: Lane
    severity: Severity
    right: int
    wrong: int
    other: int
    low: float
    high: float

    @property
    def judged(self) -> int:
        """How many findings have a verdict."""
        return self.right + self.wrong + self.other

    @property
    def is_to_be_switched_off(self) -> bool:
        """Whether it is wrong so often that the check had better not look."""
        return self.judged >= FEWEST and self.high < WANTED[self.lane] / 2

    @property
    def lower_severity(self) -> Severity | None:
        """The severity it should be turned down to; None where it should stay as it is, or be off."""
        if self.judged < FEWEST or self.high >= WANTED[self.lane] or self.is_to_be_switched_off:
            return None
        return list(Severity)[self.severity.rank - 1] if self.severity.rank else None


def precision_of(reviews: Iterable[Review]) -> list[CheckPrecision]:
    """One entry per check that has verdicts, by id. A finding counts once, by the last word on it."""
    last = {(one.article, one.fingerprint): one for one in reviews}
    verdicts: dict[str, list[ReviewVerdict]] = {}
    for one in last.values():
        if one.verdict:
            verdicts.setdefault(one.check, []).append(one.verdict)
    return [_precision(check, told) for check, told in sorted(verdicts.items())]


def _precision(id: str, verdicts: list[ReviewVerdict]) -> CheckPrecision:
    check = find_check(id)
    right = verdicts.count(ReviewVerdict.RIGHT)
    low, high = wilson(right, len(verdicts))
    return CheckPrecision(
        check=id,
        name=check.name if check else id,
        lane=check.lane if check else Lane.FACT,
        severity=check.severity if check else Severity.MAJOR,
        right=right,
        wrong=verdicts.count(ReviewVerdict.WRONG),
        other=verdicts.count(ReviewVerdict.OTHER),
        low=low,
        high=high,
    )


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The bounds of the 95 % interval of a share, 0 to 1; `total` is above 0."""
    share, spread = hits / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * sqrt(share * (1 - share) / total + spread / total / 4) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)
