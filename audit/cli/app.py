"""The command line as a whole, and its only error boundary.

Exit codes: 0 clean, 1 flagged at or above `--fail-on`, 2 usage or configuration, 3 some articles failed,
4 broken off, 129 the terminal was closed, 130 interrupted, 143 terminated. Results go to standard output,
progress and complaints to standard error.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from audit import __version__
from audit.cli import checks, doctor, judge, merge, run
from audit.errors import AuditError
from audit.runs.processes.termination import Interrupted, Stopped, leave, terminable

INTERRUPTED = Interrupted.exit_code
_KEPT = "What is done is kept; the same command with the same --out goes on"

app = typer.Typer(
    name="audit",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="How far to trust a machine-translated French article, and exactly where not to.",
)
app.command("run")(run.run)
app.command("judge")(judge.judge)
app.command("merge")(merge.merge)
app.command("checks")(checks.checks)
app.command("doctor")(doctor.doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"audit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and end with its code."""
    try:
        code = run_app()
    except Stopped as stop:
        _stopped(stop)
        leave(stop)
    sys.exit(code)


def run_app() -> int:
    """Run the command line; every error we know becomes one or two lines and an exit code.

    Raises:
        Stopped: if the process was asked to end.
    """
    try:
        with terminable():
            code = app(standalone_mode=False)
    except AuditError as error:
        _complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        # The reader of our output went away; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        return _usage_error(error)
    # Typer turns Ctrl-C into this code before we see it.
    return _interrupted() if code == INTERRUPTED else code or 0


def _usage_error(error: Exception) -> int:
    # Typer carries its own copy of Click, so its errors are known by their methods, not by their class.
    show, code = getattr(error, "show", None), getattr(error, "exit_code", None)
    if callable(show) and isinstance(code, int):
        show()
        return code
    if type(error).__name__ == "Abort":
        return _interrupted()
    raise error


def _stopped(stop: Stopped) -> int:
    with suppress(OSError):  # where the terminal was closed there is nobody to tell
        _complain(stop.how, _KEPT)
    return stop.exit_code


def _interrupted() -> int:
    return _stopped(Interrupted())


def _complain(message: str, hint: str) -> None:
    typer.echo(f"audit: {' '.join(message.split())}", err=True)
    if hint:
        typer.echo(f"       {hint}{'' if hint.endswith('?') else '.'}", err=True)
