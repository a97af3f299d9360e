"""The command as a process: its streams."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("closed", "words", "code"),
    [
        ("0<&-", "checks", 0),
        ("1>&-", "checks", 0),
        ("2>&-", "run /nowhere", 2),
        ("0<&- 1>&- 2>&-", "checks", 0),
    ],
)
def test_streams_that_are_closed(closed: str, words: str, code: int) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'exec "$0" -m audit {words} {closed}', sys.executable],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (code, "")
