"""What `audit checks` prints. Imported late."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from audit.checks import rules
from audit.checks.check import Check
from audit.checks.registry import all_checks
from audit.checks.selection import Catalogue, named_check, select_checks
from audit.config import ChecksConfig, load_config

__all__ = ["explain_check", "list_checks"]


def list_checks(config: Path | None) -> None:
    """Print every check with its lane, its effective severity, and whether it looks."""
    catalogue = select_checks(_checks_config(config))
    table = Table(box=None, pad_edge=False)
    for column in ("id", "name", "lane", "severity", "state", "category"):
        table.add_column(column, no_wrap=column != "category")
    for check in all_checks():
        state = "on" if check in catalogue.checks else "off"
        severity = catalogue.severities.get(check.name, check.severity)
        table.add_row(check.id, check.name, check.lane, severity, state, check.category)
    Console(highlight=False).print(table)


def explain_check(key: str, config: Path | None) -> None:
    """Print what a check flags, why it matters, its known false alarms and its thresholds.

    Raises:
        ConfigError: if there is no such check.
    """
    check = named_check(key)
    catalogue = select_checks(_checks_config(config))
    severity = catalogue.severities.get(check.name, check.severity)
    typer.echo(f"{check.id} {check.name}: {check.lane}, {severity}, {check.category}\n")
    typer.echo(inspect.cleandoc(import_module(f"{rules.__name__}.{check.name}").__doc__ or ""))
    for name, value in _effective_options(check, catalogue).items():
        typer.echo(f"\n[checks.options.{check.name}]\n{name} = {msgspec.json.encode(value).decode()}")


def _checks_config(path: Path | None) -> ChecksConfig:
    return load_config(path).checks if path else ChecksConfig()


def _effective_options(check: Check[Any], catalogue: Catalogue) -> dict[str, Any]:
    return msgspec.structs.asdict(catalogue.options.get(check.name, check.options))
