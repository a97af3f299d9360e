"""`audit judge`: judge and render a finished run again, without translating."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.options import FailOn

__all__ = ["judge"]


def judge(
    run_dir: Annotated[Path, typer.Argument(help="A folder that `audit run` has written.")],
    config: Annotated[
        Path | None, typer.Option(help="Judge by this configuration's scores and checks instead.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 if a finding is at least this severe.")
    ] = FailOn.NONE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Judge a finished run again, from its stored translations."""
    from audit.cli.judging import judge_command

    raise typer.Exit(judge_command(run_dir, config, fail_on, quiet=quiet))
