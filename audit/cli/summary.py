"""The end of a run on one screen: a table of its most urgent articles, and the exit code."""

from __future__ import annotations

import sys

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from audit.cli.options import FailOn
from audit.records import Severity
from audit.reports.index import IndexRow
from audit.runs.store import RunStore

__all__ = ["exit_code", "print_summary"]

SHOWN = 20


def exit_code(store: RunStore, fail_on: FailOn) -> int:
    """3 if an article failed, 1 if one is flagged at or above `fail_on`, else 0."""
    if store.count(status="failed"):
        return 3
    if fail_on is not FailOn.NONE and store.count(severity=Severity(fail_on.value).rank):
        return 1
    return 0


def print_summary(store: RunStore) -> None:
    """Print the most urgent articles to standard output, and where the rest is."""
    rows = [msgspec.json.decode(row, type=IndexRow) for row in store.ranked_rows(SHOWN)]
    table = Table(box=None, pad_edge=False)
    table.add_column("article", overflow="fold")
    for column in ("words", "chrF", "BLEU", "facts", "suspicions"):
        table.add_column(column, justify="right")
    table.add_column("worst")
    table.add_column("report", overflow="fold")
    for row in rows:
        table.add_row(*_cells(row))
    # A table folded to 80 columns in a log file would be hard to read and harder to search.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    console.print(table)
    if (more := store.count() - len(rows)) > 0:
        console.print(f"… and {more} more")
    console.print(escape(f"{_counts(store)} Index: {store.folder / 'index.md'}"), soft_wrap=True)


def _cells(row: IndexRow) -> list[str]:
    worst = row.status if row.status == "failed" else row.worst or "–"
    return [
        escape(row.id),
        f"{row.words}",
        _score(row.chrf),
        _score(row.bleu),
        f"{row.facts}",
        f"{row.suspicions}",
        worst,
        escape(f"articles/{row.id}.md"),
    ]


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _counts(store: RunStore) -> str:
    total = store.count()
    parts = [f"{store.count(status=status)} {status}" for status in ("flagged", "failed", "clean")]
    return f"{total} article{'s' if total != 1 else ''}: {', '.join(parts)}."
