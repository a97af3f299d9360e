"""Findings as `audit run` and `audit judge` put them out: coloured lines on a terminal, else as asked for."""

import os
import sys
from dataclasses import replace
from typing import IO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from audit.cli.options import Color, Format, Wanted
from audit.records import Severity
from audit.reports.exchange.findings import Findings
from audit.reports.exchange.formats import FORMATS
from audit.reports.exchange.text import Line, lines_of

NARROWEST = 60
WIDEST = 200
"""Of a table that goes into a file: folded to 80 columns it would be hard to read and harder to search."""

LEAST = (("message", 30), ("place", 16), ("message", 12))
"""What is cut first to last where a line has no room, and how many columns it keeps."""

STYLES = {
    "failed:": "bold red",
    "doubtful:": "yellow",
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.STYLE: "dim",
}


def is_fitted(stream: IO[str]) -> bool:
    """Whether lines have to fit a width: that of a terminal, or the one that COLUMNS asks for."""
    return stream.isatty() or "COLUMNS" in os.environ


def console_of(color: Color, *, err: bool = False) -> Console:
    """Standard output, or standard error, as it takes colours."""
    stream = sys.stderr if err else sys.stdout
    width = max(NARROWEST, Console().width) if is_fitted(stream) else WIDEST
    if color is Color.ALWAYS:
        return Console(
            file=stream,
            highlight=False,
            width=width,
            force_terminal=True,
            color_system="standard",
            no_color=False,
        )
    plain = color is Color.NEVER or os.environ.get("NO_COLOR")
    return Console(file=stream, highlight=False, width=width, color_system=None if plain else "auto")


def write_findings(findings: Findings, wanted: Wanted) -> None:
    """Write them in the format asked for, in UTF-8, into the file named or to standard output."""
    pieces = (
        piece.encode("utf-8", "backslashreplace") for piece in FORMATS[wanted.format or Format.TEXT](findings)
    )
    if wanted.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    else:
        with wanted.output.open("wb") as file:
            file.writelines(pieces)


def print_findings(findings: Findings, console: Console) -> None:
    """Print the lines of every article and a blank one; what is not printed on a terminal is not cut."""
    width = console.width if is_fitted(console.file) else None
    for result in findings.results:
        if lines := list(lines_of(result, findings.folder)):
            for line in lines:
                console.print(
                    _coloured(line if width is None else _fitted(line, width), width), soft_wrap=True
                )
            console.print()


def _fitted(line: Line, width: int) -> Line:
    """What has no room is the end of the message and the beginning of the path; the fix stays."""
    for part, least in LEAST:
        if (over := cell_len(str(line)) - width) > 0:
            text = getattr(line, part)
            room = max(least, cell_len(text) - over) - 1
            cut = (
                f"…{set_cell_size(text[::-1], room)[::-1]}"
                if part == "place"
                else f"{set_cell_size(text, room)}…"
            )
            line = replace(line, **{part: cut if cell_len(cut) < cell_len(text) else text})
    return line


def _coloured(line: Line, width: int | None) -> Text:
    style = STYLES[line.severity.partition(" ")[0]]
    rest = " ".join(part for part in (line.check, line.message) if part)
    text = Text.assemble(
        (f"{line.place}:", "bold"), " ", (line.severity, style), f" {rest} ", (line.fix, "green")
    )
    text.rstrip()
    if width is not None:
        text.truncate(width, overflow="ellipsis")
    return text
