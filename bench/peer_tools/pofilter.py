"""pofilter of translate-toolkit (GPL 2), which compares each line with its original and names no place."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.records import Span
from bench.peer_tools.peer import Line
from bench.remarks import Remark

__all__ = ["Pofilter"]

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
REMARK = re.compile(r"^# \(pofilter\) (\w+):", re.MULTILINE)
NUMBER = re.compile(r'^msgctxt "(\d+)"', re.MULTILINE)
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


class Pofilter:
    """With its standard checks for French. A finding is counted for the whole line."""

    name = "pofilter"
    needs_original = True

    def __init__(self, command: str) -> None:
        self._command = command

    def missing(self) -> str | None:
        """Whether the command is there."""
        found = shutil.which(self._command)
        return None if found else "not installed (PyPI: translate-toolkit)"

    def remarks(self, lines: Sequence[Line]) -> list[list[Remark]]:
        """The checks that fail for each line."""
        failed = dict(self._failures(lines))
        return [
            [Remark(check=name, span=Span(start=0, end=len(line.french))) for name in failed.get(number, ())]
            for number, line in enumerate(lines)
        ]

    def _failures(self, lines: Sequence[Line]) -> Iterator[tuple[int, list[str]]]:
        with TemporaryDirectory() as folder:
            asked, answered = Path(folder, "asked.po"), Path(folder, "answered.po")
            entries = (_entry(number, line) for number, line in enumerate(lines))
            asked.write_text(HEADER + "".join(entries), encoding="utf-8")
            command = [self._command, "--progress=none", "--language=fr", str(asked), str(answered)]
            subprocess.run(command, capture_output=True, check=True)
            answer = answered.read_text(encoding="utf-8") if answered.exists() else ""
        for entry in answer.split("\n\n"):
            if number := NUMBER.search(entry):
                yield int(number[1]), REMARK.findall(entry)


def _entry(number: int, line: Line) -> str:
    french, english = line.french.translate(ESCAPES), (line.english or "").translate(ESCAPES)
    return f'\nmsgctxt "{number}"\nmsgid "{english}"\nmsgstr "{french}"\n'
