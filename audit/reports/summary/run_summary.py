"""What a run comes to: a row for each article, and counts over all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from audit.articles.ids import file_name
from audit.records import ArticleAudit, Flag, Status, Unread
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.run_groups import Fault, Faults, Fields, Group, Place, Scored
from audit.reports.summary.urgency import PER_WORDS, reason_of_failure, urgency_of_failure
from audit.reports.wording import shorten

MOST_FAULTS, LONGEST_FAULT = 30, 60
"""Of one article that the index knows."""
LONGEST_VALUE = 40
"""Of a field; a longer one is no group of articles."""
CHRF_BIN, RATE_BIN, RATE_BINS = 5, 2, 11
"""Widths, in chrF and in findings per 1,000 words, and what the last of these holds all beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """What the index knows of one article.

    `facts`, `suspicions` and `style` count flags, facts and suspicions only above style; `score` says what
    `chrf` and `bleu` compare: `source` (with the original) or `round trip`. `risk` and `urgency` are from
    `risk.py` and `urgency.py`. `checks` counts the flags of each check by name. `original` is a `Comparison`;
    empty where nothing was read. `faults` are findings above style, the gravest first, `meta` the short
    fields that came with the article.
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
    risk: float = 1.0
    urgency: float
    reason: str
    checks: tuple[tuple[str, int], ...] = ()
    original: str = ""
    faults: tuple[Fault, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def report(self) -> str:
        """Where its report lies in the run folder."""
        return f"articles/{file_name(self.id)}.md"


@dataclass(slots=True, kw_only=True)
class RunSummary:
    """What a run found over all its articles.

    `statuses` and `originals` count articles by status and by `Comparison`, `worst` the flagged ones by
    their worst severity; `styled` those that are clean but for house style. By name of the check, `findings`
    counts its flags, and `articles` the articles they stand in; `places` are the first of these. `scores`
    are the chrF by what they compare, `rates` the articles by their findings above style in 1,000 words,
    binned; `faults` are those that articles share, and `fields` what their values come to.
    """

    total: int = 0
    styled: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    worst: Counter[str | None] = field(default_factory=Counter)
    originals: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    places: dict[str, Group] = field(default_factory=dict)
    scores: dict[str, Scored] = field(default_factory=dict)
    rates: Counter[int] = field(default_factory=Counter)
    faults: Faults = field(default_factory=Faults)
    fields: Fields = field(default_factory=Fields)

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
        risk=round(summary.risk, 4),
        urgency=summary.urgency,
        reason=summary.reason,
        checks=tuple(sorted(Counter(flag.name for flag in audit.flags).items())),
        original=grounds.comparison.value,
        faults=_faults(audit, (*grounds.facts, *grounds.suspicions)),
        meta=_meta(audit.article.meta),
    )


def _faults(audit: ArticleAudit, flags: tuple[Flag, ...]) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            check=flag.check,
            name=flag.name,
            text=shorten(" ".join(flag.span.of(audit.article.text).split()), LONGEST_FAULT),
            fingerprint=flag.fingerprint,
        )
        for flag in flags[:MOST_FAULTS]
    )


def _meta(given: str | None) -> tuple[tuple[str, str], ...]:
    """The fields whose value is a word or two, or a truth, as text."""
    fields = msgspec.json.decode(given, type=dict[str, object]) if given else {}
    told = {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in fields.items()
        if isinstance(value, str | int)
    }
    return tuple((name, value) for name, value in told.items() if len(f"{name}{value}") <= LONGEST_VALUE)


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
    """Count the rows, the most urgent first, one at a time: memory does not grow with the run."""
    run = RunSummary()
    for row in rows:
        run.total += 1
        run.styled += row.status == Status.CLEAN and bool(row.style)
        run.statuses[row.status] += 1
        run.worst[row.worst if row.status == Status.FLAGGED else None] += 1
        run.originals[row.original] += 1
        _count_findings(run, row)
        _count_scores(run, row)
    return run


def _count_findings(run: RunSummary, row: IndexRow) -> None:
    place, firsts = Place(row.id, row.title), {one.name: one for one in reversed(row.faults)}
    for name, number in row.checks:
        run.findings[name] += number
        run.articles[name] += 1
        first = firsts[name].fingerprint if name in firsts else ""
        run.places.setdefault(name, Group()).add(Place(row.id, row.title, first))
    run.faults.add(place, row.faults)


def _count_scores(run: RunSummary, row: IndexRow) -> None:
    found = row.facts + row.suspicions
    for tally in run.fields.of(row.meta):
        tally.add(row.words, found, row.risk, row.chrf)
    if row.words:
        run.rates[min(int(PER_WORDS * found / row.words / RATE_BIN), RATE_BINS - 1)] += 1
    if row.chrf is not None and row.score:
        scored = run.scores.setdefault(row.score, Scored())
        scored.bins[min(int(row.chrf / CHRF_BIN), 100 // CHRF_BIN - 1)] += 1
        scored.add(row.chrf, Place(row.id, row.title))
