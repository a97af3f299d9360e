"""The command line as a whole, and its only error boundary.

Exit codes: 0 clean, 1 at or above `--fail-on` or under `--fail-under`, 2 usage or configuration, 3 some
articles failed, 4 broken off, 70 unforeseen, 129 the terminal was closed, 130 interrupted, 141 nobody reads
the output, 143 terminated. Results go to standard output, progress and complaints to standard error.
"""

from __future__ import annotations

import logging
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from audit import __version__
from audit.cli import calibrate, checks, diff, doctor, judge, merge, review, run
from audit.cli.speech import close_output, complain, open_streams
from audit.errors import AuditError, RunError, UsageError
from audit.runs.processes.termination import Interrupted, Stopped, leave, terminable
from audit.runs.state.breakdowns import NO_ROOM, kept

INTERRUPTED = Interrupted.exit_code
UNFORESEEN = 70
UNREAD = 141

log = logging.getLogger(__name__)

app = typer.Typer(
    name="audit",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="How far to trust a machine-translated French article, and exactly where not to.",
)
app.command("run")(run.run)
app.command("judge")(judge.judge)
app.command("review")(review.review)
app.command("diff")(diff.diff)
app.command("merge")(merge.merge)
app.command("checks")(checks.checks)
app.command("doctor")(doctor.doctor)
app.command("calibrate")(calibrate.calibrate)


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
    open_streams()
    try:
        code = run_app()
    except Stopped as stop:
        _stopped(stop)
        leave(stop)
    sys.exit(code)


def run_app() -> int:
    """Run the command line; every error becomes one or two lines and an exit code.

    Raises:
        Stopped: if the process was asked to end.
    """
    try:
        with terminable():
            code = app(standalone_mode=False)
            sys.stdout.flush()
    except AuditError as error:
        complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return _interrupted()
    except (BrokenPipeError, SystemExit) as end:
        return _ended(end)
    except OSError as error:
        return _system_error(error)
    except Exception as error:
        return _usage_error(error)
    # Typer turns Ctrl-C into this code before we see it.
    return _interrupted() if code == INTERRUPTED else code or 0


def _ended(end: BaseException) -> int:
    """Typer ends the process where it has completed a line, with 0, and where nobody reads the output."""
    if isinstance(end, SystemExit) and not end.code:
        return 0
    close_output()
    return UNREAD


def _system_error(error: OSError) -> int:
    where = f"{error.filename}: " if error.filename else ""
    complain(f"{where}{error.strerror or error}", "Check the path, its permissions, and that there is room")
    if error.errno not in NO_ROOM:
        return UsageError.exit_code
    close_output()
    return RunError.exit_code


def _usage_error(error: Exception) -> int:
    # Typer carries its own copy of Click, so its errors are known by their methods, not by their class.
    message, code = getattr(error, "format_message", None), getattr(error, "exit_code", None)
    if callable(message) and isinstance(code, int):
        complain(message(), "See `audit --help`")
        return code
    if type(error).__name__ == "Abort":
        return _interrupted()
    return _unforeseen(error)


def _unforeseen(error: Exception) -> int:
    log.debug("unforeseen", exc_info=error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    complain(
        f"unforeseen {type(error).__name__} in {Path(place.filename).name}, line {place.lineno}: {error}",
        "This is a fault of audit. Please report it, with what -vv says more",
    )
    return UNFORESEEN


def _stopped(stop: Stopped) -> int:
    with suppress(OSError):  # where the terminal was closed there is nobody to tell
        complain(stop.how, kept(stop.folder))
    return stop.exit_code


def _interrupted() -> int:
    return _stopped(Interrupted())
