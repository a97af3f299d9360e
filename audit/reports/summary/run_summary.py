"""What a run comes to: a row for each article, and counts over all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from audit.articles.ids import file_name
from audit.records import Status, Unread
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.urgency import reason_of_failure, urgency_of_failure


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """What the index knows of one article.

    `facts`, `suspicions` and `style` count flags, facts and suspicions only above style; `score` says what
    `chrf` and `bleu` compare: `source` (with the original) or `round trip`. `urgency` is from `urgency.py`.
    `checks` counts the flags of each check by name. `original` is a `Comparison`; empty where nothing was
    read.
    """

    id: str
    title: str
    status: str
    words: int = 0
    chrf: float | None = None
    bleu: float | None = None
    score: str | None = None
    facts: int = 0
    suspicions: int = 0
    style: int = 0
    worst: str | None = None
    urgency: float
    reason: str
    checks: tuple[tuple[str, int], ...] = ()
    original: str = ""

    @property
    def report(self) -> str:
        """Where its report lies in the run folder."""
        return f"articles/{file_name(self.id)}.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run found over all its articles.

    `statuses` and `originals` count articles by status and by `Comparison`, `worst` the flagged ones by
    their worst severity; `styled` those that are clean but for house style. By name of the check, `findings`
    counts its flags, and `articles` the articles they stand in.
    """

    total: int
    styled: int
    statuses: Counter[str]
    worst: Counter[str | None]
    originals: Counter[str]
    findings: Counter[str]
    articles: Counter[str]

    @property
    def has_originals(self) -> bool:
        """Whether any article of the run came with an original."""
        return any(self.originals[came] for came in Comparison if came is not Comparison.MISSING)


def row_of(summary: Summary) -> IndexRow:
    """The row of one article."""
    audit, grounds = summary.audit, summary.grounds
    scores = audit.source or audit.round_trip
    return IndexRow(
        id=audit.article.id,
        title=summary.title,
        status=summary.status.value,
        words=audit.words,
        chrf=scores.chrf.value if scores else None,
        bleu=scores.bleu.value if scores else None,
        score=None if scores is None else "source" if audit.source else "round trip",
        facts=len(grounds.facts),
        suspicions=len(grounds.suspicions),
        style=len(grounds.style),
        worst=grounds.worst.value if grounds.worst else None,
        urgency=summary.urgency,
        reason=summary.reason,
        checks=tuple(sorted(Counter(flag.name for flag in audit.flags).items())),
        original=grounds.comparison.value,
    )


def row_of_unread(unread: Unread) -> IndexRow:
    """The row of an input that could not be read."""
    return IndexRow(
        id=unread.id,
        title=unread.id,
        status=Status.FAILED.value,
        urgency=urgency_of_failure(),
        reason=reason_of_failure(unread.failure),
    )


def summarise_run(rows: Iterable[IndexRow]) -> RunSummary:
    """Count the rows, one at a time: memory does not grow with the run."""
    total = styled = 0
    statuses, worst, originals = Counter[str](), Counter[str | None](), Counter[str]()
    findings, articles = Counter[str](), Counter[str]()
    for row in rows:
        total += 1
        styled += row.status == Status.CLEAN and bool(row.style)
        statuses[row.status] += 1
        worst[row.worst if row.status == Status.FLAGGED else None] += 1
        originals[row.original] += 1
        for name, number in row.checks:
            findings[name] += number
            articles[name] += 1
    return RunSummary(
        total=total,
        styled=styled,
        statuses=statuses,
        worst=worst,
        originals=originals,
        findings=findings,
        articles=articles,
    )
