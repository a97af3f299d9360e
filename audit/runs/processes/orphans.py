"""How processes are begun and end: none outlives the one it works for, which may be killed with SIGKILL."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path

ASK_AGAIN_S = 0.5
PR_SET_PDEATHSIG = 1


THREADS = Path("/proc/self/task")


def has_one_thread() -> bool:
    """Whether this process may fork: nothing can be left half done by a thread that the child does not have.

    A child that is forked has everything imported, and is at work at once; where the system does not tell how
    many threads there are, libraries' own included, none is.
    """
    return THREADS.is_dir() and len(list(THREADS.iterdir())) == 1


def begin_work() -> None:
    """In a worker process: end as soon as the process that started it is gone.

    What comes from the terminal to all processes at once is left to that one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _be_killed_with_parent()
    _when_parent_is_gone(_end_at_once)


def end_with_parent() -> None:
    """In the process of a device: end as if terminated, keeping what is done, when the parent is gone."""
    _when_parent_is_gone(_end_tidily)


def _be_killed_with_parent() -> None:
    """Where the system can: a pattern that does not come to an end keeps all our threads from noticing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _when_parent_is_gone(end: Callable[[], None]) -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        end()

    threading.Thread(target=watch, daemon=True, name="watch").start()


def _end_at_once() -> None:
    os._exit(1)


def _end_tidily() -> None:
    while True:
        # A main thread that is just about to wait for something would not hear it the first time.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
        time.sleep(ASK_AGAIN_S)
