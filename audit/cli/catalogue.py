"""What `audit checks` prints. Imported late."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from audit.checks.check import Check
from audit.checks.running.registry import all_checks, documentation
from audit.checks.running.selection import Catalogue, named_check, select_checks
from audit.cli.speech import say
from audit.config import ChecksConfig, load_config
from audit.plugins import plugin_versions
from audit.records import Severity
from audit.reports.wording import count

COLUMNS = ("id", "name", "lane", "severity", "state", "category")
LEAST_CATEGORY = 12
GAP = 2

GLOSSARY = "glossary"
"""The option that holds the house glossary, which is counted and not listed."""


def list_checks(config: Path | None) -> None:
    """Print every check with its lane, its effective severity, and whether it looks.

    Below the table stand what the configuration changed, how long the house's own lists are, and plug-ins.
    """
    given = _checks_config(config)
    catalogue = select_checks(given)
    rows = [_row(check, catalogue) for check in all_checks()]
    # In a file or a pipe nothing need be cut.
    told = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(highlight=False, markup=False, width=None if told else 200)
    console.print(_table(rows, console.width))
    plugins = (f"{name} {version}" for name, version in plugin_versions())
    for line in (*_changes(catalogue), *_house_lists(given), *plugins):
        say(line)


def _row(check: Check[Any], catalogue: Catalogue) -> tuple[str, ...]:
    state = "on" if check in catalogue.checks else "off"
    severity = _severity(check, catalogue)
    shown = severity + ("" if severity is check.severity else "*")
    if check.milder and check.name not in catalogue.severities:
        shown += f", {check.milder}"
    return check.id, check.name, check.lane, shown, state, check.category


def _table(rows: Sequence[Sequence[str]], width: int) -> Table:
    """One line a check; what has no room is the category, cut or left out, and then the lane."""
    widths = {name: max(len(name), *map(len, column)) for name, *column in zip(COLUMNS, *rows, strict=True)}
    fixed = sum(widths[name] + GAP for name in COLUMNS[:-1])
    left_out = {"category"} if width < fixed + LEAST_CATEGORY else set()
    left_out |= {"lane"} if width < fixed else set()
    table = Table(box=None, pad_edge=False)
    for name in COLUMNS:
        if name not in left_out:
            room = width - fixed if name == "category" else None
            table.add_column(name, no_wrap=True, max_width=room)
    for row in rows:
        table.add_row(*(cell for name, cell in zip(COLUMNS, row, strict=True) if name not in left_out))
    return table


def explain_check(key: str, config: Path | None) -> None:
    """Print what a check flags, why it matters, its known false alarms and its thresholds.

    Raises:
        ConfigError: if there is no such check.
    """
    given = _checks_config(config)
    catalogue = select_checks(given)
    check = named_check(key)
    weight = _severity(check, catalogue)
    say(f"{check.id} {check.name}: {check.lane}, {weight}, {check.category}\n")
    say(documentation(check))
    for name, value in _effective_options(check, catalogue).items():
        say(f"\n[checks.options.{check.name}]\n{name} = {_shown(value)}")


def _checks_config(path: Path | None) -> ChecksConfig:
    return load_config(path).checks if path else ChecksConfig()


def _severity(check: Check[Any], catalogue: Catalogue) -> Severity:
    return catalogue.severities.get(check.name, check.severity)


def _changes(catalogue: Catalogue) -> Iterator[str]:
    """A line for each severity (marked * in the table) and threshold that is not the check's own."""
    for check in all_checks():
        severity, own = _severity(check, catalogue), msgspec.structs.asdict(check.options)
        if severity is not check.severity:
            yield f"* {check.id} {check.name}: {severity}, not {check.severity}"
        for name, value in _effective_options(check, catalogue).items():
            if value != own[name] and name != GLOSSARY:
                yield f"{check.id} {check.name}: {name} = {_shown(value)}, not {_shown(own[name])}"


def _house_lists(config: ChecksConfig) -> Iterator[str]:
    if config.glossary:
        kinds = Counter(term.kind for term in config.glossary)
        parts = ", ".join(f"{number} to {kind}" for kind, number in sorted(kinds.items()))
        yield f"glossary: {count(len(config.glossary), 'term')} ({parts})"
    if config.suppressions:
        yield f"suppressions: {count(len(config.suppressions), 'finding')} in force"


def _shown(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _effective_options(check: Check[Any], catalogue: Catalogue) -> dict[str, Any]:
    return msgspec.structs.asdict(catalogue.options_of(check))
