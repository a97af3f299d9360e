"""SIGTERM, as batch systems send it before they kill: finish what runs, keep what is done, say so."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["Terminated", "terminable"]

EXIT_CODE = 128 + signal.SIGTERM


class Terminated(BaseException):
    """The process was asked to end. Not an `Exception`: nothing that guards against errors may swallow it."""


@contextmanager
def terminable() -> Iterator[None]:
    """Within, SIGTERM raises `Terminated` as soon as the batch in progress returns to Python."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated
