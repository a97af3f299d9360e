"""`audit merge`: make one run of the shards of an array job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.options import Bar, FailOn, FailOnOption, FailUnderOption, HtmlOption, QuietOption, Wanted


def merge(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Run folders of one configuration.")],
    out: Annotated[Path, typer.Option(help="The run folder to write.")],
    html: HtmlOption = True,
    fail_on: FailOnOption = FailOn.NONE,
    fail_under: FailUnderOption = None,
    quiet: QuietOption = False,
) -> None:
    """Merge runs, such as the shards of an array job, into one."""
    from audit.cli.summary import conclude
    from audit.runs.merging import merge

    conclude(merge(runs, out, html=html), Bar(fail_on, fail_under), Wanted(quiet=quiet))
