"""How a run is asked to end, and ends: it keeps what is done, says so, and is gone.

By SIGTERM, as batch systems send it before they kill, by Ctrl-C, or by the terminal that is closed.
"""

import atexit
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

PATIENCE_S = 2.0
"""For what libraries do at an end; it takes them milliseconds."""


class Stopped(BaseException):
    """The process was asked to end. Not an `Exception`: nothing that guards against errors may swallow it.

    Nor a `KeyboardInterrupt`, which the command line's library would turn into an exit code before we see it.
    """

    exit_code: int
    how: str
    folder: Path | None = None
    """Of the run that it ended."""


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


def leave(stop: Stopped) -> NoReturn:
    """End the process with the code of `stop` at once.

    An ordinary end waits for the translation library, and that for the batches it was given: with a large
    model on a slow machine minutes after a batch system asked, long after it has lost patience.
    """
    from multiprocessing import active_children

    # While it is held, so is the engine that it left behind, whose own end would wait for its batches.
    _last_stop.append(stop)
    # A worker that was starting when the signal came is in nobody's hands, and would be waited for.
    for child in active_children():
        child.kill()
        child.join(PATIENCE_S)
    last = threading.Timer(PATIENCE_S, _end_at_once)
    last.daemon = True
    last.start()
    sys.exit(stop.exit_code)


_last_stop: list[Stopped] = []


@atexit.register  # before any library is imported, so what these do on an end is done before
def _end_at_once() -> None:
    if _last_stop:
        with suppress(OSError, ValueError):  # a terminal that is gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(_last_stop[0].exit_code)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Whoever presses Ctrl-C twice shall not disturb the end that the first has begun.
    for one in _STOPS:
        signal.signal(one, signal.SIG_IGN)
    raise _STOPS[number]
