"""`audit run`: audit articles and write a run folder."""

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
from audit.runs.processes.workers import LIMIT_S


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Articles: .txt, .md, .html, .jsonl, folders of these, or - for standard input. "
            "Default: seeds",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Run folder. Default: runs/<timestamp>", show_default=False)
    ] = None,
    source: Annotated[
        Path | None, typer.Option(help="Originals: a folder with the same file stems, or one file.")
    ] = None,
    config: Annotated[Path | None, typer.Option(help="Run configuration (TOML).")] = None,
    baseline: BaselineOption = None,
    model: Annotated[
        str | None, typer.Option(help="French→English model: a folder, a bundled or a hub name.")
    ] = None,
    round_trip_model: Annotated[
        str | None, typer.Option(help="English→French model for the round trip.")
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="auto, ctranslate2, transformers, torch, or a plug-in's. [default: auto]", show_default=False
        ),
    ] = None,
    device: Annotated[
        str | None,
        typer.Option(help="auto, cpu, cuda, cuda:N or cuda:all. [default: auto]", show_default=False),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Text encoding of the articles.")] = "utf-8",
    source_encoding: Annotated[
        str | None,
        typer.Option(help="Text encoding of originals that are not UTF-8.", show_default=False),
    ] = None,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Audit part I of N, for array jobs; see `audit merge`.")
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(
            metavar="auto|ADDRESS", help="Run on Ray: start a local cluster, or use the one at this address."
        ),
    ] = None,
    time_limit: TimeLimitOption = LIMIT_S,
    html: HtmlOption = True,
    fail_on: FailOnOption = FailOn.NONE,
    fail_under: FailUnderOption = None,
    resume: Annotated[
        bool, typer.Option("--resume/--fresh", help="Go on with a run in --out, or start it anew.")
    ] = True,
    format: FormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Log more; -vv logs everything.")
    ] = 0,
) -> None:
    """Audit articles: back-translate, score, flag, and write one report each."""
    from audit.cli.logs import set_up_logs
    from audit.cli.progress import ProgressBar
    from audit.cli.summary import conclude
    from audit.runs.auditing import audit_articles
    from audit.runs.options import RunOptions
    from audit.runs.shards import Shard

    options = RunOptions(
        paths=tuple(paths or ()),
        out=out,
        source=source,
        config=config,
        baseline=baseline,
        model=model,
        round_trip_model=round_trip_model,
        engine=engine,
        device=device,
        encoding=encoding,
        source_encoding=source_encoding,
        shard=Shard.parse(shard) if shard else None,
        ray=ray,
        resume=resume,
        limit=time_limit,
        html=html,
    )
    set_up_logs(quiet=quiet, verbose=verbose)
    with ProgressBar(hidden=quiet) as bar:
        outcome = audit_articles(options, bar)
    conclude(
        outcome, Bar(fail_on, fail_under), Wanted(format=format, output=output, color=color, quiet=quiet)
    )
