"""What shells ask for to complete a line, and the scripts that ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
ASKED = {
    "bash": lambda line: {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)},
    "zsh": lambda line: {"_TYPER_COMPLETE_ARGS": line},
    "fish": lambda line: {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
}


def audit(**variables: str) -> str:
    program = "import sys; sys.argv = ['audit']; from audit.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("shell", ASKED)
@pytest.mark.parametrize(
    ("line", "completed"),
    [("audit ju", "judge"), ("audit run --fail", "--fail-on"), ("audit judge --format sa", "sarif")],
)
def test_lines_are_completed(shell: str, line: str, completed: str) -> None:
    assert completed in audit(_AUDIT_COMPLETE=f"complete_{shell}", **ASKED[shell](line))


@pytest.mark.parametrize("shell", ASKED)
def test_the_script_is_one_of_its_shell(shell: str, tmp_path: Path) -> None:
    script = audit(_AUDIT_COMPLETE=f"source_{shell}")
    assert "audit" in script
    if program := shutil.which(shell):
        (tmp_path / "script").write_text(script)
        subprocess.run([program, "-n", str(tmp_path / "script")], check=True)


@pytest.mark.parametrize("words", [["-h"], ["run", "-h"], ["judge", "-h"], ["checks", "-h"]])
def test_short_help(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "audit", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: ") and "-h, --help" in done.stdout
