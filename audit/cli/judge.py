"""`audit judge`: judge and render a finished run again, without translating."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.options import (
    Bar,
    BaselineOption,
    Color,
    ColorOption,
    FailOn,
    FailOnOption,
    FailUnderOption,
    FormatOption,
    HtmlOption,
    OutputOption,
    QuietOption,
    TimeLimitOption,
    Wanted,
)
from audit.errors import UsageError
from audit.runs.processes.workers import LIMIT_S


def judge(
    run_dir: Annotated[Path, typer.Argument(help="A folder that `audit run` has written.")],
    config: Annotated[
        Path | None, typer.Option(help="Judge by this configuration's scores and checks instead.")
    ] = None,
    baseline: BaselineOption = None,
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Forget the baseline of the run: tell everything again.")
    ] = False,
    time_limit: TimeLimitOption = LIMIT_S,
    html: HtmlOption = True,
    fail_on: FailOnOption = FailOn.NONE,
    fail_under: FailUnderOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> None:
    """Judge a finished run again, from its stored translations."""
    from audit.cli.summary import conclude
    from audit.runs.rejudging import judge_again

    if baseline and no_baseline:
        raise UsageError("--baseline and --no-baseline exclude one another", hint="Give one of them")
    wanted = Wanted(format=format, output=output, color=color, quiet=quiet)
    outcome = judge_again(
        run_dir, config, time_limit, html=html, baseline=baseline, forget_baseline=no_baseline
    )
    conclude(outcome, Bar(fail_on, fail_under), wanted)
