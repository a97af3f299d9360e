"""`audit merge`: make one run of the shards of an array job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.options import FailOn

__all__ = ["merge"]


def merge(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Run folders of one configuration.")],
    out: Annotated[Path, typer.Option(help="The run folder to write.")],
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 if a finding is at least this severe.")
    ] = FailOn.NONE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Merge runs, such as the shards of an array job, into one."""
    from audit.cli.summary import exit_code, print_summary
    from audit.runs.merging import check_mergeable, merge_runs
    from audit.runs.state.store import RunStore

    check_mergeable(runs, out)
    with RunStore(out) as store:
        store.claim(map(str, runs), hint="Give another --out")
        merge_runs(runs, store)
        if not quiet:
            print_summary(store)
        raise typer.Exit(exit_code(store, fail_on))
