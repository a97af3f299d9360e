"""No process outlives the one it works for: one killed with SIGKILL cannot tell the others to end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait

__all__ = ["PARENT_VARIABLE", "begin_work", "end_with_parent"]

PARENT_VARIABLE = "AUDIT_PARENT"
"""Names the process whose shard this one audits."""
LOOK_EVERY_S = 0.5


def begin_work() -> None:
    """In a worker process: end as soon as the process that started it is gone.

    What comes from the terminal to all processes at once is left to that one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        _in_background(_end_at_once, parent.sentinel)


def end_with_parent() -> None:
    """In the process of a shard: end as if terminated, keeping what is done, when the parent is gone."""
    parent = os.environ.get(PARENT_VARIABLE)
    if parent is not None:
        _in_background(_end_tidily, int(parent))


def _in_background(function: Callable[[int], None], argument: int) -> None:
    threading.Thread(target=function, args=(argument,), daemon=True, name=function.__name__).start()


def _end_at_once(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _end_tidily(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
