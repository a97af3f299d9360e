"""`audit diff`: what changed from one run to another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from audit.cli.speech import say
from audit.records import Severity


class DiffFormat(StrEnum):
    """How changes are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="The earlier run.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="The later run.")],
    form: Annotated[DiffFormat, typer.Option("--format", help="How to write it.")] = DiffFormat.TEXT,
    fail_on: Annotated[
        Severity | None, typer.Option(help="Exit with 1 if a new finding is at least this severe.")
    ] = None,
) -> None:
    """Tell which findings are new, gone and still there, and what became of the scores."""
    from audit.reports.changes import rendering
    from audit.runs.comparing import compare_runs

    changes = compare_runs(before, after)
    if form is DiffFormat.TEXT:
        say(rendering.render_changes_text(changes))
    else:
        render = {
            DiffFormat.MARKDOWN: rendering.render_changes_markdown,
            DiffFormat.HTML: rendering.render_changes_html,
            DiffFormat.JSON: rendering.render_changes_json,
        }[form]
        typer.echo(render(changes).rstrip("\n"))
    raise typer.Exit(int(any(fail_on and flag.severity.rank >= fail_on.rank for flag in changes.new)))
