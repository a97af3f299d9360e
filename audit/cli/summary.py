"""The end of a run on one screen: a table of its most urgent articles, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from audit.cli.options import FailOn
from audit.records import Severity
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.run_summary import IndexRow
from audit.reports.wording import count
from audit.runs.state.store import RunStore

__all__ = ["exit_code", "print_summary"]

SHOWN = 20
NAMED = 5


def exit_code(store: RunStore, fail_on: FailOn) -> int:
    """3 if an article failed, 1 if one is flagged at or above `fail_on`, else 0."""
    if store.count(status="failed"):
        return 3
    if fail_on is not FailOn.NONE and store.count(severity=Severity(fail_on.value).rank):
        return 1
    return 0


class _Came(msgspec.Struct, frozen=True):
    """What came of an article's original; the other fields of its row are passed over."""

    id: str
    original: str = ""


def print_summary(store: RunStore, *, originals_wanted: bool = False) -> None:
    """Print the most urgent articles to standard output, and where the rest is.

    Where originals were given or wanted, the two kinds of scores are told apart, and what could not be
    compared is named.
    """
    came = [msgspec.json.decode(row, type=_Came) for row in store.ranked_rows()]
    compared = originals_wanted or any(one.original not in ("", Comparison.MISSING) for one in came)
    rows = [msgspec.json.decode(row, type=IndexRow) for row in store.ranked_rows(SHOWN)]
    table = Table(box=None, pad_edge=False)
    table.add_column("article", overflow="fold")
    for column in ("words", "chrF", "BLEU", "facts", "suspicions"):
        table.add_column(column, justify="right")
    if compared:
        table.add_column("scored against")
    table.add_column("worst")
    table.add_column("report", overflow="fold")
    for row in rows:
        table.add_row(*_cells(row, compared=compared))
    # A table folded to 80 columns in a log file would be hard to read and harder to search.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
    console.print(table)
    if (more := store.count() - len(rows)) > 0:
        console.print(f"… and {more} more")
    console.print(escape(f"{_counts(store)} Index: {store.folder / 'index.md'}"), soft_wrap=True)

    for line in _warnings(came) if compared else ():
        console.print(escape(line), soft_wrap=True)


def _warnings(came: Sequence[_Came]) -> Iterator[str]:
    missing = [one.id for one in came if one.original == Comparison.MISSING]
    refused = [one.id for one in came if one.original in (Comparison.FOREIGN, Comparison.UNRELATED)]
    if missing:
        have = "has" if len(missing) == 1 else "have"
        number = f"{count(len(missing), 'article')} {have} no original"
        yield f"Warning: {number}, so only the French itself was judged: {_few(missing)}"
    if refused:
        were = "was" if len(refused) == 1 else "were"
        number = f"{count(len(refused), 'article')} {were} not compared"
        yield f"Warning: {number} with the original given: {_few(refused)}"


def _few(ids: Sequence[str]) -> str:
    return ", ".join([*ids[:NAMED], *(["…"] if len(ids) > NAMED else [])])


def _cells(row: IndexRow, *, compared: bool) -> list[str]:
    worst = row.status if row.status == "failed" else row.worst or "–"
    return [
        escape(row.id),
        f"{row.words}",
        _score(row.chrf),
        _score(row.bleu),
        f"{row.facts}",
        f"{row.suspicions}",
        *([_against(row)] if compared else []),
        worst,
        escape(f"articles/{row.id}.md"),
    ]


def _against(row: IndexRow) -> str:
    return {"source": "original", None: "–"}.get(row.score, "round trip")


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _counts(store: RunStore) -> str:
    total = store.count()
    parts = [f"{store.count(status=status)} {status}" for status in ("flagged", "failed", "clean")]
    return f"{total} article{'s' if total != 1 else ''}: {', '.join(parts)}."
