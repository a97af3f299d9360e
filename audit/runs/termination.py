"""SIGTERM, as batch systems send it before they kill, and Ctrl-C: keep what is done, say so, and be gone."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

__all__ = ["Interrupted", "Stopped", "Terminated", "leave", "terminable"]


PATIENCE_S = 2.0
"""For what libraries do at an end; it takes them milliseconds."""


class Stopped(BaseException):
    """The process was asked to end. Not an `Exception`: nothing that guards against errors may swallow it.

    Nor a `KeyboardInterrupt`, which the command line's library would turn into an exit code before we see it.
    """

    exit_code: int


class Terminated(Stopped):
    """By SIGTERM."""

    exit_code = 128 + signal.SIGTERM


class Interrupted(Stopped):
    """By SIGINT, which is Ctrl-C."""

    exit_code = 128 + signal.SIGINT


@contextmanager
def terminable() -> Iterator[None]:
    """Within, SIGTERM raises `Terminated` and SIGINT `Interrupted`, as soon as Python has its turn."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number, handler in _HANDLERS.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave(code: int) -> NoReturn:
    """End the process with this code at once.

    An ordinary end waits for the translation library, and that for the batches it was given: with a large
    model on a slow machine minutes after a batch system asked, long after it has lost patience.
    """
    from multiprocessing import active_children

    # A worker that was starting when the signal came is in nobody's hands, and would be waited for.
    for child in active_children():
        child.kill()
        child.join(PATIENCE_S)
    sys.stdout.flush()
    sys.stderr.flush()
    last = threading.Timer(PATIENCE_S, os._exit, (code,))
    last.daemon = True
    last.start()
    atexit._run_exitfuncs()  # what libraries do on an ordinary end: semaphores and lock files are given back
    os._exit(code)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise Interrupted


_HANDLERS = {signal.SIGTERM: _terminate, signal.SIGINT: _interrupt}
