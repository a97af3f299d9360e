"""No process outlives the one it works for: one killed with SIGKILL cannot tell the others to end."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import wait

ASK_AGAIN_S = 0.5


def begin_work() -> None:
    """In a worker process: end as soon as the process that started it is gone.

    What comes from the terminal to all processes at once is left to that one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    _when_parent_is_gone(_end_at_once)


def end_with_parent() -> None:
    """In the process of a device: end as if terminated, keeping what is done, when the parent is gone."""
    _when_parent_is_gone(_end_tidily)


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
