"""What the index of a run knows of each article, light enough to hold a whole corpus in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audit.records import ArticleAudit, Status, Unread
from audit.reports.summary.comparability import comparison
from audit.reports.summary.reasons import reason, reason_of_failure
from audit.reports.summary.tally import tally
from audit.reports.summary.titles import title_of
from audit.reports.summary.verdict import urgency, urgency_of_failure

__all__ = ["IndexRow", "ranked", "row_of", "row_of_unread"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """What the index knows of one article.

    `facts`, `suspicions` and `style` count flags, facts and suspicions only above style; `score` says what
    `chrf` and `bleu` compare: `source` (with the original) or `round trip`. `urgency` is from `verdict.py`.
    `checks` counts the flags of each check by name. `original` is from `comparison.py`; empty where
    nothing was read.
    """

    id: str
    title: str
    status: str
    words: int
    chrf: float | None
    bleu: float | None
    score: str | None
    facts: int
    suspicions: int
    style: int
    worst: str | None
    urgency: float
    reason: str
    checks: tuple[tuple[str, int], ...] = ()
    original: str = ""


def row_of(audit: ArticleAudit) -> IndexRow:
    """The row of one article."""
    found = tally(audit)
    scores = audit.source or audit.round_trip
    return IndexRow(
        id=audit.article.id,
        title=title_of(audit),
        status=audit.status.value,
        words=audit.words,
        chrf=scores.chrf.value if scores else None,
        bleu=scores.bleu.value if scores else None,
        score=None if scores is None else "source" if audit.source else "round trip",
        facts=len(found.facts),
        suspicions=len(found.suspicions),
        style=len(found.style),
        worst=found.worst.value if found.worst else None,
        urgency=urgency(audit),
        reason=reason(audit),
        checks=tuple(sorted(Counter(flag.name for flag in audit.flags).items())),
        original=comparison(audit).value,
    )


def row_of_unread(unread: Unread) -> IndexRow:
    """The row of an input that could not be read."""
    return IndexRow(
        id=unread.id,
        title=unread.id,
        status=Status.FAILED.value,
        words=0,
        chrf=None,
        bleu=None,
        score=None,
        facts=0,
        suspicions=0,
        style=0,
        worst=None,
        urgency=urgency_of_failure(),
        reason=reason_of_failure(unread.failure),
    )


def ranked(rows: Sequence[IndexRow]) -> list[IndexRow]:
    """The most urgent first; equals by id."""
    return sorted(rows, key=lambda row: (-row.urgency, row.id))
