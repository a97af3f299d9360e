"""`audit checks`: list the checks with their effective state, or explain one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def checks(
    key: Annotated[str | None, typer.Argument(metavar="[ID]", help="The id or name of one check.")] = None,
    config: Annotated[Path | None, typer.Option(help="Show the state under this configuration.")] = None,
) -> None:
    """List the checks, or explain one."""
    from audit.cli.catalogue import explain_check, list_checks

    if key is None:
        list_checks(config)
    else:
        explain_check(key, config)
