"""Processes that tests start, and what becomes of them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["eventually", "heedful", "is_alive", "run_heedful"]

_HEEDFUL = """
import os, signal, sys
for one in (signal.SIGINT, signal.SIGHUP):
    signal.signal(one, signal.SIG_DFL)
if os.isatty(0):
    os.login_tty(0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def heedful(words: Sequence[str]) -> list[str]:
    """The command line that runs this one with no signal ignored, as nohup and a shell's & would have it.

    Where its standard input is a terminal, that one becomes its own, and closing it ends it.
    """
    return [sys.executable, "-c", _HEEDFUL, *words]


def run_heedful(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """What came of it, and what it wrote."""
    return subprocess.run(heedful(words), capture_output=True, text=True, check=False)


def is_alive(process: int) -> bool:
    """Whether it is still at work; where nobody waits for it, it stays in the list as a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def eventually(holds: Callable[[], bool]) -> bool:
    """True, once it holds. How long that may take, the time limit of the test says."""
    while not holds():
        time.sleep(0.05)
    return True
