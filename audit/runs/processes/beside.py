"""One thread beside the main one, for runs too small for processes.

Translation leaves the interpreter free, so a thread can prepare and judge meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

__all__ = ["Beside"]

P = ParamSpec("P")
T = TypeVar("T")


class Beside(Executor):
    """An executor of one thread that ends with the process.

    The standard library's waits at exit for what its threads are at, which would delay the end of a run that
    was asked to stop.
    """

    def __init__(self) -> None:
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, daemon=True, name="beside")
        self._cancelled = False

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have the function run when all before it are done."""
        future: Future[T] = Future()

        def run() -> None:
            if self._cancelled or not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(function(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        if not self._thread.is_alive():
            self._thread.start()
        self._queue.put(run)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; `wait` until all is done, or with `cancel_futures` do what waits no more."""
        self._cancelled = cancel_futures and not wait
        self._queue.put(None)
        if wait and self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        for run in iter(self._queue.get, None):
            run()
