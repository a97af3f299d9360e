"""The end of a run on one screen: a table of its most urgent articles, and the exit code."""

import math
from collections.abc import Iterator
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from audit.cli.findings import console_of, print_findings, write_findings
from audit.cli.options import Bar, FailOn, Format, Wanted
from audit.records import Severity, Status
from audit.reports.exchange.findings import Findings, Least
from audit.reports.markdown.characters import visible
from audit.reports.summary.run_summary import IndexRow
from audit.reports.wording import count
from audit.runs.outcome import Named, Outcome

SHOWN = (Status.FLAGGED, Status.DOUBTFUL, Status.FAILED, Status.CLEAN)
LEAST_WITH_REPORT = 80
"""Columns below which a table does not name the reports: their names are the articles'."""
FEW = 10
"""Articles of which the findings are told unasked."""


def conclude(outcome: Outcome, bar: Bar, wanted: Wanted) -> NoReturn:
    """Print what is wanted, and end the command.

    Standard output gets the findings in the format that was asked for, and nothing else then; else, and for
    text, the summary too.

    Raises:
        Exit: with 3 if an article failed, 1 if one does not pass the `bar`, else 0.
    """
    findings = Findings(results=outcome.results, folder=str(outcome.folder), least=_least(bar.fail_on))
    apart = wanted.output is None and wanted.format not in (None, Format.TEXT)
    if apart or wanted.output:
        write_findings(findings, wanted)
    console = console_of(wanted.color, err=apart)
    told = not apart and _are_told(outcome, wanted)
    if told:
        print_findings(findings, console)
    if not wanted.quiet:
        _print_summary(outcome, console)
        if not told:  # else they stand among the findings
            _print_failures(outcome, console)
    raise typer.Exit(_exit_code(outcome, bar))


def _are_told(outcome: Outcome, wanted: Wanted) -> bool:
    if wanted.output is None and wanted.format:
        return True
    return not wanted.quiet and outcome.total <= FEW


def _exit_code(outcome: Outcome, bar: Bar) -> int:
    if outcome.statuses[Status.FAILED]:
        return 3
    lowest = math.inf if outcome.lowest is None else outcome.lowest
    return int(lowest < (bar.fail_under or 0) or _is_reached(outcome, bar.fail_on))


def _is_reached(outcome: Outcome, level: FailOn) -> bool:
    if level is FailOn.NONE:
        return False
    least = _least(level)
    return outcome.severity >= least.severity.rank or bool(least.doubts and outcome.statuses[Status.DOUBTFUL])


def _least(level: FailOn) -> Least:
    """What fails a command, or an article by itself: where no command can fail, what is above house style."""
    if level is FailOn.NONE:
        return Least()
    severity = Severity.MAJOR if level is FailOn.DOUBTFUL else Severity(level.value)
    return Least(severity, doubts=level in (FailOn.MINOR, FailOn.DOUBTFUL))


def _print_summary(outcome: Outcome, console: Console) -> None:
    console.print(_table(outcome, console.width))
    if (more := outcome.total - len(outcome.urgent)) > 0:
        console.print(f"… and {more} more")
    parts = [f"{outcome.statuses[status]} {status}" for status in SHOWN]
    articles = f"{outcome.total} article{'s' if outcome.total != 1 else ''}"
    index = f"{articles}: {', '.join(parts)}. Index: {outcome.folder / 'index.md'}"
    for line in (index, *_baseline(outcome), *(_warnings(outcome) if outcome.compared else ())):
        console.print(escape(visible(line)), soft_wrap=True)


def _print_failures(outcome: Outcome, console: Console) -> None:
    """Why articles failed, as far as they are in the table: they come first in it."""
    failed = [row for row in outcome.urgent if row.status == "failed"]
    for row in failed:
        console.print(escape(visible(f"{row.id}: {row.reason}")), soft_wrap=True)
    if (more := outcome.statuses["failed"] - len(failed)) > 0:
        console.print(f"… and {more} more failed, as the index says")


def _baseline(outcome: Outcome) -> Iterator[str]:
    if (known := outcome.known) is not None:
        absent = f", {count(known.absent, 'article')} of it not in this run" if known.absent else ""
        yield f"Known from the baseline and set aside: {known.here}; gone since: {known.gone}{absent}."


def _warnings(outcome: Outcome) -> Iterator[str]:
    if (missing := outcome.without_original).count:
        have = "has" if missing.count == 1 else "have"
        number = f"{count(missing.count, 'article')} {have} no original"
        yield f"Warning: {number}, so only the French itself was judged: {_few(missing)}"
    if (refused := outcome.refused).count:
        were = "was" if refused.count == 1 else "were"
        number = f"{count(refused.count, 'article')} {were} not compared"
        yield f"Warning: {number} with the original given: {_few(refused)}"


def _few(named: Named) -> str:
    return ", ".join([*named.first, *(["…"] if named.count > len(named.first) else [])])


def _table(outcome: Outcome, width: int) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("article", overflow="fold")
    for column in ("words", "chrF", "BLEU", "facts", "suspicions"):
        table.add_column(column, justify="right", no_wrap=True)
    if outcome.compared:
        table.add_column("scored against")
    table.add_column("worst", no_wrap=True)
    named = width >= LEAST_WITH_REPORT
    if named:
        table.add_column("report", overflow="fold")
    for row in outcome.urgent:
        table.add_row(*_cells(row, compared=outcome.compared), *([escape(row.report)] if named else []))
    return table


def _cells(row: IndexRow, *, compared: bool) -> list[str]:
    return [
        escape(row.id),
        f"{row.words}",
        _score(row.chrf),
        _score(row.bleu),
        f"{row.facts}",
        f"{row.suspicions}",
        *([_against(row)] if compared else []),
        row.status if row.status in (Status.FAILED, Status.DOUBTFUL) else row.worst or "–",
    ]


def _against(row: IndexRow) -> str:
    return {"source": "original", None: "–"}.get(row.score, "round trip")


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
