"""Grammalecte, a French grammar checker (GPL 3), run in its own interpreter.

The file is not called `grammalecte`: beside the driver, that name would hide the real module from it.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from audit.records import Span
from bench.peer_tools.peer import Line
from bench.remarks import Remark

__all__ = ["Grammalecte"]

DRIVER = Path(__file__).with_name("grammalecte_driver.py")


class Grammalecte:
    """With its default options; spelling included."""

    name = "Grammalecte"
    needs_original = False

    def __init__(self, interpreter: str) -> None:
        self._interpreter = interpreter

    def missing(self) -> str | None:
        """Whether the interpreter is there and has the module."""
        try:
            command = [self._interpreter, "-c", "import grammalecte"]
            found = subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            found = False
        return None if found else "not installed (Debian: python3-grammalecte)"

    def remarks(self, lines: Sequence[Line]) -> list[list[Remark]]:
        """What it says of each line; the first of its suggestions counts as its fix."""
        sent = "".join(json.dumps(line.french) + "\n" for line in lines)
        command = [self._interpreter, str(DRIVER)]
        answer = subprocess.run(command, input=sent, capture_output=True, text=True, check=True)
        return [_remarks(json.loads(row)) for row in answer.stdout.splitlines()]


def _remarks(found: list[tuple[str, int, int, list[str] | None]]) -> list[Remark]:
    return [
        Remark(
            check=rule, span=Span(start=start, end=end), suggestion=suggestions[0] if suggestions else None
        )
        for rule, start, end, suggestions in found
        if start < end
    ]
