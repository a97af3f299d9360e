"""Finds and runs the program: lines of French in, findings out."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from audit.errors import UsageError
from audit.grammalecte.output import RawRemark, read_output, read_version
from audit.records import RuleGroup

PROGRAM = "grammalecte-cli"
INSTALL = "Install it (Debian, Ubuntu: apt install grammalecte-cli), or set `checks.grammalecte = false`"

START_TIME, TIME_PER_CHARACTER = 60.0, 0.005
"""Seconds: some ten times what it takes to start, and to read, on a busy core."""

WITHOUT_OPTION = frozenset({RuleGroup.OTHER, RuleGroup.SPELLING})
"""Cannot be switched off: they are dropped from what comes back."""


class ProgramError(Exception):
    """The program is gone, failed, took too long, or printed what cannot be understood."""


def require_version() -> str:
    """The version that is installed.

    Raises:
        UsageError: if there is none that runs.
    """
    version = find_version()
    if version is None:
        raise UsageError(f"Grammalecte is asked for, but there is no {PROGRAM} that runs", hint=INSTALL)
    return version


def find_version() -> str | None:
    """The version that is installed, None if there is none that runs."""
    path = shutil.which(PROGRAM)
    return _version_at(path) if path else None


def proofread_lines(lines: Sequence[str], groups: Collection[RuleGroup]) -> list[tuple[RawRemark, ...]]:
    """The findings of these groups on each line; `lines` hold no line breaks. One process for all.

    Raises:
        ProgramError: if there is no answer to be had.
    """
    path = shutil.which(PROGRAM)
    if path is None:
        raise ProgramError(f"{PROGRAM} is gone")
    limit = START_TIME + TIME_PER_CHARACTER * sum(map(len, lines))
    printed = _run(path, lines, _switches(groups), limit)
    try:
        found = read_output(printed, lines)
    except ValueError as error:  # msgspec's errors are such
        raise ProgramError(f"{PROGRAM} printed what cannot be understood: {error}") from error
    return [tuple(one for one in findings if one.group in groups) for findings in found]


@cache
def _version_at(path: str) -> str | None:
    try:
        return read_version(_run(path, (), (), START_TIME))
    except (ProgramError, ValueError):
        return None


def _switches(groups: Collection[RuleGroup]) -> list[str]:
    options = [group for group in RuleGroup if group not in WITHOUT_OPTION]
    wanted = [group.value for group in options if group in groups]
    others = [group.value for group in options if group not in groups]
    return [*(["-on", *wanted] if wanted else []), *(["-off", *others] if others else [])]


def _run(path: str, lines: Sequence[str], switches: Sequence[str], limit: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        text = Path(folder) / "text.txt"
        text.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        command = [path, "-f", str(text), "-j", "-owe", *switches]
        try:
            done = subprocess.run(
                command, capture_output=True, check=True, timeout=limit, cwd=folder, env=_environment()
            )
        except subprocess.TimeoutExpired as error:
            raise ProgramError(f"{PROGRAM} took longer than {limit:.0f} s") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip().splitlines()
            raise ProgramError(
                f"{PROGRAM} ended with {error.returncode}: {said[-1] if said else ''}"
            ) from error
        except OSError as error:
            raise ProgramError(f"{PROGRAM} cannot be started: {error}") from error
    return done.stdout


def _environment() -> dict[str, str]:
    """Ours, without what would lead its Python to our modules, and with UTF-8 for its output."""
    ours = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    return ours | {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
