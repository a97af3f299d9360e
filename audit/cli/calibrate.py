"""`audit calibrate`: fit how the weights of words are read to models that nobody has calibrated."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.speech import say


def calibrate(
    french: Annotated[Path, typer.Argument(metavar="FRENCH", help="French news, a sentence a line.")],
    english: Annotated[Path, typer.Argument(metavar="ENGLISH", help="The original, line by line.")],
    config: Annotated[
        Path | None, typer.Option(help="Run configuration (TOML) that names the models.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("witness.json"),
) -> None:
    """Fit which words are told as suspect to the models of a configuration, and say what that finds."""
    from rich.console import Console
    from rich.table import Table

    from audit.config import RunConfig, load_config
    from audit.runs.calibrating import calibrate as fit

    say("Errors are planted, and both models asked of every word of some thousand lines: minutes.", err=True)
    done = fit(french, english, load_config(config) if config else RunConfig(), out)
    table = Table(box=None, pad_edge=False)
    for column in ("finding", "planted", "plants", "found", "right word", "per 1,000 words"):
        table.add_column(column, justify="left" if column in ("finding", "planted") else "right")
    for one in done.measures:
        shares = [f"{number / max(1, one.planted):.2f}" for number in (one.found, one.fixed)]
        table.add_row(one.kind, one.slip, f"{one.planted}", *shares, f"{one.others:.2f}")
    Console(highlight=False).print(table)
    say(f"Fitted on {done.fitted.witness.fitted_on}; measured on other lines. The last column counts")
    say("what is told of these without plants, right or not.")
    say(f"Written to {out}. To use it, put this under [translation] in the configuration:")
    say(f'witness = "{out.resolve()}"')
