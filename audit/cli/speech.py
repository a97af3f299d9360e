"""What is said on a terminal: nothing in it that a terminal would obey, whatever it quotes."""

import io
import os
import sys
from contextlib import suppress

import typer

from audit.reports.markdown.characters import visible


def say(text: str, *, err: bool = False) -> None:
    """Print lines on standard output, or on standard error."""
    for line in text.split("\n"):
        typer.echo(visible(line), err=err)


def complain(message: str, hint: str = "") -> None:
    """Print what is wrong on one line of standard error, and what to do about it on another."""
    say(f"audit: {' '.join(message.split())}", err=True)
    if hint:
        say(f"       {' '.join(hint.split())}{'' if hint.endswith('?') else '.'}", err=True)


def open_streams() -> None:
    """See that there are standard streams, and that they take every character.

    Where one is closed, the next file that is opened would get its number, and be written to in its place.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def close_output() -> None:
    """Let go of what could not be written, or Python would try again at its end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
