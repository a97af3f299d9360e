"""Options that several commands have."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FailOn(StrEnum):
    """The least that makes a command exit with 1; an article in doubt counts more than a minor finding."""

    NONE = "none"
    MINOR = "minor"
    DOUBTFUL = "doubtful"
    MAJOR = "major"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Bar:
    """What makes a command exit with 1: findings so severe, or a chrF below this one."""

    fail_on: FailOn
    fail_under: float | None


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    CSV = "csv"


class Color(StrEnum):
    """Whether lines are coloured; `auto`: on a terminal, and as NO_COLOR and FORCE_COLOR say."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a command writes at its end, and where: without `format`, what a person reads on a terminal."""

    format: Format | None = None
    output: Path | None = None
    color: Color = Color.AUTO
    quiet: bool = False


FailOnOption = Annotated[
    FailOn, typer.Option(help="Exit with 1 if a finding is at least this severe, or an article doubtful.")
]
FailUnderOption = Annotated[
    float | None,
    typer.Option(
        metavar="CHRF", min=0, max=100, help="Exit with 1 if an article scores less.", show_default=False
    ),
]
HtmlOption = Annotated[
    bool, typer.Option("--html/--no-html", help="Write a page of HTML beside each report in Markdown.")
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(metavar="RUN", help="Set aside what this run has found: tell only what is new."),
]
QuietOption = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="No progress, no summary; findings only if --format asks for them."),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        help="Write all findings in this format. [default: as text, of up to ten articles, and a summary]",
        show_default=False,
    ),
]
ColorOption = Annotated[
    Color, typer.Option(help="Colour on standard output; auto heeds NO_COLOR, FORCE_COLOR.")
]


def _writable(path: Path | None) -> Path | None:
    if path == Path("-"):
        return None
    # Said before any work: a run may take hours.
    if path and not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}")
    return path


OutputOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        dir_okay=False,
        writable=True,
        callback=_writable,
        help="Write what --format says into this file. [default: -, standard output]",
        show_default=False,
    ),
]


def _finite(seconds: float) -> float:
    if math.isnan(seconds):  # which is neither below nor above any bound
        raise typer.BadParameter("it is no number")
    return seconds


TimeLimitOption = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=1,
        max=1e6,
        callback=_finite,
        help="Give up an article that a worker process is at for longer.",
    ),
]
