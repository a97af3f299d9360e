"""An article whose whole is in doubt is never clean, and says why; a found error of weight says more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.records import ArticleAudit, Failure, Link, Severity, Status
from audit.reports.exchange.results import result_of
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.doubtful import is_table
from audit.reports.summary.standing import Standing, standing
from tests.reports.builders import audit_of, flag, scores
from tests.reports.samples import clean, scored

LINES = [f"Le pont numéro {number} est fermé." for number in range(6)]
TEXT = "\n".join(LINES)
ENGLISH = [f"Bridge number {number} is closed." for number in range(6)]


def linked(similarity: float = 0.9, original: list[str] = ENGLISH, **changes: object) -> ArticleAudit:
    """Every line linked with its original so closely."""
    links = tuple(Link(passages=(i,), originals=(i,), similarity=similarity) for i in range(len(LINES)))
    backs = dict(enumerate(ENGLISH))
    return audit_of(TEXT, backs=backs, original=original, links=links, **changes)  # type: ignore[arg-type]


def against_the_original(chrf: float, **changes: object) -> ArticleAudit:
    return scored(linked(scored_against=scores(chrf, chrf / 2), **changes), chrf)


@pytest.mark.parametrize(
    ("audit", "status", "doubts"),
    [
        (linked(), Status.CLEAN, []),
        (clean(), Status.CLEAN, []),
        (linked(0.01), Status.DOUBTFUL, ["6 of 6 passages could not be compared with the original"]),
        (scored(clean(), chrf=40.0), Status.DOUBTFUL, ["scores far below good French"]),
        (scored(clean(), chrf=50.0), Status.CLEAN, []),
        (against_the_original(40.0), Status.DOUBTFUL, ["scores far below good French"]),
        (against_the_original(50.0), Status.CLEAN, []),
        (audit_of(" "), Status.DOUBTFUL, ["no running text was found"]),
        (
            linked(original=[f"{number}\t{text}" for number, text in enumerate(ENGLISH)]),
            Status.DOUBTFUL,
            ["the original given is a table, not a text"],
        ),
    ],
)
def test_status(audit: ArticleAudit, status: Status, doubts: list[str]) -> None:
    result = result_of(summarise(audit))
    assert (result.status, result.doubts) == (status, doubts)
    assert summarise(audit).verdict.startswith("Doubtful, ") == (
        status is Status.DOUBTFUL and audit.words > 0
    )


@pytest.mark.parametrize(
    ("severity", "status"),
    [
        (Severity.STYLE, Status.DOUBTFUL),
        (Severity.MINOR, Status.DOUBTFUL),
        (Severity.MAJOR, Status.FLAGGED),
        (Severity.CRITICAL, Status.FLAGGED),
    ],
)
def test_only_a_major_error_outweighs_a_doubt(severity: Severity, status: Status) -> None:
    summary = summarise(replace(linked(0.01), flags=(flag(TEXT, "pont", severity=severity),)))
    assert summary.status is status
    assert result_of(summary).doubts and "no passage could be compared" in summary.verdict


def test_a_failure_outweighs_all() -> None:
    failed = replace(linked(0.01), failures=(Failure(stage="s", kind="k", message="m"),))
    assert summarise(failed).status is Status.FAILED


def test_half_of_an_article_is_enough_to_be_compared() -> None:
    links = linked().evidence.links
    half = replace(linked(), evidence=replace(linked().evidence, links=links[:3]))
    assert summarise(half).status is Status.CLEAN
    assert (
        summarise(replace(half, evidence=replace(half.evidence, links=links[:2]))).status is Status.DOUBTFUL
    )


def test_scores_against_the_original_are_measured_by_their_own_norm() -> None:
    audit = against_the_original(50.0)
    assert standing(audit) is Standing.LOWER
    expectation = audit.evidence.expectation
    assert expectation is not None
    lower = replace(expectation, source=replace(expectation.source, intercept=45.0))
    assert standing(replace(audit, evidence=replace(audit.evidence, expectation=lower))) is Standing.AS_GOOD


@pytest.mark.parametrize(("chrf", "expected"), [(30.0, Standing.UNKNOWN), (20.0, Standing.FAR_LOWER)])
def test_models_without_a_norm_still_have_to_translate(chrf: float, expected: Standing) -> None:
    audit = scored(clean(), chrf)
    assert standing(replace(audit, evidence=replace(audit.evidence, expectation=None))) is expected


def test_the_fewer_passages_the_lower_they_may_score() -> None:
    few = audit_of("\n".join(LINES[:3]), backs=dict(enumerate(ENGLISH[:3])))
    many = audit_of("\n".join(LINES * 4), backs=dict(enumerate(ENGLISH * 4)))
    assert standing(scored(few, 45.0)) is Standing.LOWER
    assert standing(scored(many, 45.0)) is Standing.FAR_LOWER


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("id\ttext\n1\tThe bridge is closed.\n2\tIt rains.", True),
        ("12\tThe bridge is closed.", True),
        ("\tThe bridge is closed.\n\tIt rains.", False),
        ("The bridge is closed.\nOpening\t9 a.m.\nIt rains.", False),
        ("", False),
    ],
)
def test_a_table_has_cells_in_most_lines(text: str, table: bool) -> None:
    assert is_table(text) is table
