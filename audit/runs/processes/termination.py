"""How a run is asked to end, and ends: it keeps what is done, says so, and is gone.

By SIGTERM, as batch systems send it before they kill, by Ctrl-C, or by the terminal that is closed.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

__all__ = ["HungUp", "Interrupted", "Stopped", "Terminated", "leave", "terminable"]


PATIENCE_S = 2.0
"""For what libraries do at an end; it takes them milliseconds."""


class Stopped(BaseException):
    """The process was asked to end. Not an `Exception`: nothing that guards against errors may swallow it.

    Nor a `KeyboardInterrupt`, which the command line's library would turn into an exit code before we see it.
    """

    exit_code: int
    how: str


class Terminated(Stopped):
    """By SIGTERM."""

    exit_code = 128 + signal.SIGTERM
    how = "terminated"


class Interrupted(Stopped):
    """By SIGINT, which is Ctrl-C."""

    exit_code = 128 + signal.SIGINT
    how = "interrupted"


class HungUp(Stopped):
    """By SIGHUP: the terminal was closed, or the connection to it was lost."""

    exit_code = 128 + signal.SIGHUP
    how = "the terminal was closed"


_STOPS: dict[int, type[Stopped]] = {
    signal.SIGTERM: Terminated,
    signal.SIGINT: Interrupted,
    signal.SIGHUP: HungUp,
}


@contextmanager
def terminable() -> Iterator[None]:
    """Within, SIGTERM raises `Terminated`, and so on, as soon as Python has its turn.

    A signal that was ignored stays so: by `nohup`, or by the shell that started us in the background.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _STOPS}
    heeded = {number for number, handler in before.items() if handler != signal.SIG_IGN}
    for number in heeded:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in heeded:
            if signal.getsignal(number) is _stop:
                signal.signal(number, before[number])


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
    with suppress(OSError):  # a terminal that is gone
        sys.stdout.flush()
        sys.stderr.flush()
    last = threading.Timer(PATIENCE_S, os._exit, (code,))
    last.daemon = True
    last.start()
    atexit._run_exitfuncs()  # what libraries do on an ordinary end: semaphores and lock files are given back
    os._exit(code)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Whoever presses Ctrl-C twice shall not disturb the end that the first has begun.
    for one in _STOPS:
        signal.signal(one, signal.SIG_IGN)
    raise _STOPS[number]
