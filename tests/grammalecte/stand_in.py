"""Puts a stand-in for the program, or nothing at all, where the program is looked for."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from audit.grammalecte.program import PROGRAM

ANSWERING = Path(__file__).with_name("answering.py")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / PROGRAM
    command = shlex.join([sys.executable, str(ANSWERING)])
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def uninstall(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setenv("PATH", str(folder))
