"""How right a check is, as reviewers see it, and what is proposed."""

from __future__ import annotations

import pytest

from audit.checks.running.registry import all_checks
from audit.records import Lane, Review, ReviewVerdict, Severity
from audit.reports.summary.precision import precision_of, wilson

RIGHT, WRONG, OTHER = ReviewVerdict
FACT, SUSPICION = (
    next(one.id for one in all_checks() if one.lane is lane and one.severity is Severity.MAJOR)
    for lane in Lane
)


def reviews(check: str, *verdicts: ReviewVerdict | None) -> list[Review]:
    return [
        Review(article="a", fingerprint=f"{number:016}", check=check, verdict=one)
        for number, one in enumerate(verdicts)
    ]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"), [(0, 10, 0, 0.2775), (5, 10, 0.2366, 0.7634), (9, 10, 0.5958, 0.9821)]
)
def test_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(
    ("check", "right", "wrong", "off", "lower"),
    [
        (FACT, 0, 7, False, None),
        (FACT, 0, 8, True, None),
        (FACT, 5, 4, False, Severity.MINOR),
        (FACT, 18, 2, False, None),
        (SUSPICION, 1, 9, False, Severity.MINOR),
        (SUSPICION, 0, 12, True, None),
        (SUSPICION, 5, 5, False, None),
    ],
)
def test_proposals(check: str, right: int, wrong: int, off: bool, lower: Severity | None) -> None:
    (found,) = precision_of(reviews(check, *[RIGHT] * right, *[WRONG] * wrong))
    assert (found.is_to_be_switched_off, found.lower_severity) == (off, lower)


def test_each_finding_counts_once_by_the_last_word_and_notes_do_not_count() -> None:
    told = [*reviews(FACT, RIGHT, WRONG, OTHER, None), *reviews(FACT, WRONG)]
    (found,) = precision_of(told)
    assert (found.right, found.wrong, found.other, found.judged) == (0, 2, 1, 3)


def test_a_check_that_is_gone_has_its_verdicts() -> None:
    (found,) = precision_of(reviews("ZZ99", RIGHT))
    assert (found.check, found.right) == ("ZZ99", 1)
