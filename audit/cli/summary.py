"""The end of a run on one screen: a table of its most urgent articles, and the exit code."""

import math
import sys
from collections.abc import Iterator
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from audit.cli.options import Bar, FailOn
from audit.cli.speech import visible
from audit.records import Severity, Status
from audit.reports.summary.run_summary import IndexRow
from audit.reports.wording import count
from audit.runs.outcome import Named, Outcome

SHOWN = (Status.FLAGGED, Status.DOUBTFUL, Status.FAILED, Status.CLEAN)


def conclude(outcome: Outcome, bar: Bar, *, quiet: bool) -> NoReturn:
    """Print the summary, unless `quiet`, and end the command.

    Raises:
        Exit: with 3 if an article failed, 1 if one does not pass the `bar`, else 0.
    """
    if not quiet:
        _print_summary(outcome)
    raise typer.Exit(_exit_code(outcome, bar))


def _exit_code(outcome: Outcome, bar: Bar) -> int:
    if outcome.statuses[Status.FAILED]:
        return 3
    lowest = math.inf if outcome.lowest is None else outcome.lowest
    return int(lowest < (bar.fail_under or 0) or _is_reached(outcome, bar.fail_on))


def _is_reached(outcome: Outcome, level: FailOn) -> bool:
    if level is FailOn.NONE:
        return False
    if level in (FailOn.MINOR, FailOn.DOUBTFUL) and outcome.statuses[Status.DOUBTFUL]:
        return True
    least = Severity.MAJOR if level is FailOn.DOUBTFUL else Severity(level.value)
    return outcome.severity >= least.rank


def _print_summary(outcome: Outcome) -> None:
    # A table folded to 80 columns in a log file would be hard to read and harder to search.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    console.print(_table(outcome))
    if (more := outcome.total - len(outcome.urgent)) > 0:
        console.print(f"… and {more} more")
    parts = [f"{outcome.statuses[status]} {status}" for status in SHOWN]
    articles = f"{outcome.total} article{'s' if outcome.total != 1 else ''}"
    index = f"{articles}: {', '.join(parts)}. Index: {outcome.folder / 'index.md'}"
    for line in (index, *(_warnings(outcome) if outcome.compared else ())):
        console.print(escape(visible(line)), soft_wrap=True)


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


def _table(outcome: Outcome) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("article", overflow="fold")
    for column in ("words", "chrF", "BLEU", "facts", "suspicions"):
        table.add_column(column, justify="right")
    if outcome.compared:
        table.add_column("scored against")
    table.add_column("worst")
    table.add_column("report", overflow="fold")
    for row in outcome.urgent:
        table.add_row(*_cells(row, compared=outcome.compared))
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
        escape(row.report),
    ]


def _against(row: IndexRow) -> str:
    return {"source": "original", None: "–"}.get(row.score, "round trip")


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
