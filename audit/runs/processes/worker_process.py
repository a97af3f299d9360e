"""One process that works for another: it is asked over a pipe, watched, and replaced when it dies.

The pipe is its own, so that it is always known which task a death or a silence belongs to, and nothing is
shared that a dying process could leave locked.
"""

import logging
import multiprocessing
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from audit.errors import RunError
from audit.runs.processes.orphans import begin_work, has_one_thread

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

TRIES = 2
"""Of a task whose process dies: once somebody else may have killed it, twice it was the task."""
STARTS = 5
"""Of processes that die before they are given work."""
START_LIMIT_S = 600.0
READY = "ready"

GetReady = Callable[[], object]
Settle = Callable[[object], object]
Answer = tuple[Any, Exception | None]
"""What a function returned, and what it raised."""


class WorkerDied(Exception):
    """A process died on this task each time it was tried, or was killed because it did not end."""


class WorkerProcess:
    """One process at a time, killed and replaced if a task takes longer than `limit` seconds.

    Each calls `get_ready` first, which does not count: what tasks would wait for is loaded then. What only
    some wait for, `settle` loads before the first of these, which does not count either.
    To be used by one thread at a time; any may `end` it.
    """

    def __init__(self, limit: float, get_ready: GetReady | None = None, settle: Settle | None = None) -> None:
        self._limit = limit
        self._get_ready = get_ready
        self._settle = settle
        self._is_ready = self._is_settled = self._is_over = False
        self._start()

    def call(self, function: Callable[[Item], Result], item: Item, *, early: bool = False) -> Result:
        """What the function returns or raises in the process. The function itself is sent only once.

        It is `early` where the process need not have settled.

        Raises:
            WorkerDied: if the process dies of it, or does not come to an end.
            RunError: if no process comes to life.
        """
        for _ in range(TRIES):
            self._wait_until_ready()
            try:
                if self._settle and not (early or self._is_settled):
                    self._ask(self._settle, None, START_LIMIT_S)
                    self._is_settled = True
                value, error = self._ask(function, item, self._limit)
            except (EOFError, OSError):
                self._replace("a worker process died")
                continue
            if error is not None:
                raise error
            result: Result = value
            return result
        raise WorkerDied("a process died")

    def end(self) -> None:
        """End the process without waiting for what it is at."""
        self._is_over = True
        self._process.kill()

    def _ask(self, function: Callable[[Item], Result], item: Item, limit: float) -> Answer:
        number = id(function)
        self._pipe.send((number, None if number in self._sent else function, item))
        self._sent[number] = function
        if not self._pipe.poll(limit):
            self._replace(f"a worker process was killed after {limit:.0f} s")
            raise WorkerDied("a process did not come to an end")
        answer: Answer = self._pipe.recv()
        return answer

    def _wait_until_ready(self) -> None:
        for _ in range(STARTS):
            if self._is_ready:
                return
            try:
                if self._pipe.poll(START_LIMIT_S):
                    self._is_ready = self._pipe.recv() == READY
            except (EOFError, OSError):
                self._replace("a worker process died before it was given work")
        raise RunError(
            "worker processes die as soon as they are started",
            hint="See that there is memory left, and that processes may be started",
        )

    def _replace(self, why: str) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()
        if self._is_over:
            raise WorkerDied(why)
        log.warning("%s; another takes its place", why)
        self._start()

    def _start(self) -> None:
        # Later the main process holds the threads of the translation library.
        context: Any = multiprocessing.get_context("fork" if has_one_thread() else "spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._get_ready), daemon=True)
        self._process.start()
        theirs.close()
        # Kept alive, so that no other function gets the same number.
        self._sent: dict[int, Callable[[Any], Any]] = {}
        self._is_ready = self._is_settled = False


def _serve(pipe: Connection, get_ready: GetReady | None) -> None:
    """In the process: do one task after the other, until the other end of the pipe is closed."""
    begin_work()
    if get_ready is not None:
        get_ready()
    functions: dict[int, Callable[[Any], Any]] = {}
    pipe.send(READY)
    with suppress(EOFError):
        while True:
            number, function, item = pipe.recv()
            pipe.send(_answer(functions.setdefault(number, function), item))


def _answer(function: Callable[[Any], Any], item: object) -> Answer:
    try:
        return function(item), None
    except Exception as error:
        error.add_note(traceback.format_exc())
        return None, error
