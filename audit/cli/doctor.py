"""`audit doctor`: what is installed, what would be used, what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def doctor(
    config: Annotated[Path | None, typer.Option(help="Look at what this configuration needs.")] = None,
) -> None:
    """Say what is installed, which device and models would be used, and what is missing."""
    from audit.cli.diagnosis import print_diagnosis

    raise typer.Exit(print_diagnosis(config))
