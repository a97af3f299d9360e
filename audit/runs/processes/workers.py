"""Processes that prepare and judge while the main process translates.

Small runs get a thread instead: starting a process costs more than judging a few articles. A worker that
dies (killed, out of memory) or hangs takes its pool down; the tasks that are not done are then run one by
one, so that the one that kills costs only itself.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Generic, TypeVar

from audit.errors import RunError
from audit.runs.processes.beside import Beside
from audit.runs.processes.orphans import begin_work

__all__ = ["Tasks", "WorkerDied", "Workers"]

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")


STARTS = 5
"""Of processes that die before they are given work; one may be killed by somebody else."""
LIMIT_S = 600.0
"""For one article: thousands of times what any takes. What takes longer would never end."""


class WorkerDied(Exception):
    """A process died, or had to be killed, on this task, twice."""


@dataclass(frozen=True, slots=True)
class Tasks(Generic[Item, Result]):
    """Work handed over: ask for its results when they are needed."""

    workers: Workers
    executor: Executor
    function: Callable[[Item], Result]
    items: Sequence[Item]
    futures: Sequence[Future[Result]]

    def results(self) -> list[Result | WorkerDied]:
        """One result per item, in order; a task that kills its process, or hangs, gives `WorkerDied`."""
        try:
            return [future.result(self.workers.limit) for future in self.futures]
        except (BrokenProcessPool, CancelledError, TimeoutError) as error:
            self.workers.replace(self.executor)
            done = [_result(future) for future in self.futures]
            log.warning("%s; %d articles are taken one by one", _what(error), done.count(None))
            return self.workers.one_by_one(self.function, self.items, done)


class Workers:
    """`count` processes, or none at all with `count` 0: then a thread of this process does the work.

    A process that is at one task for `limit` seconds is killed; a thread cannot be.
    """

    def __init__(self, count: int, limit: float = LIMIT_S) -> None:
        self._count = count
        self._executor = _executor(count)
        self.limit = limit if count else None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is None:
            self._executor.shutdown(cancel_futures=True)
        else:
            # What they work on is lost anyway, and Python would wait for it before it ends.
            _kill(self._executor)

    @property
    def hands(self) -> int:
        """How many tasks are worked on at the same time."""
        return max(1, self._count)

    def hand_over(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Tasks[Item, Result]:
        """Start working on the items. `function` and items must pickle, and `function` must not raise.

        Raises:
            RunError: if no process comes to life.
        """
        for _ in range(STARTS):
            executor = self._executor
            try:
                futures = [executor.submit(function, item) for item in items]
            except BrokenProcessPool:
                self.replace(executor)
                continue
            return Tasks(self, executor, function, items, futures)
        raise RunError(
            "worker processes die as soon as they are started",
            hint="See that there is memory left, and that processes may be started",
        )

    def replace(self, broken: Executor) -> None:
        """Put living processes in the place of dead ones, unless that is done: others may wait for them."""
        if broken is self._executor:
            _kill(broken)
            self._executor = _executor(self._count)

    def one_by_one(
        self, function: Callable[[Item], Result], items: Sequence[Item], done: Sequence[Result | None]
    ) -> list[Result | WorkerDied]:
        """`done`, and where that is None the result of a task that no other can harm."""
        results: list[Result | WorkerDied] = []
        executor = _executor(1)
        try:
            for item, known in zip(items, done, strict=True):
                if known is not None:
                    results.append(known)
                    continue
                try:
                    results.append(executor.submit(function, item).result(self.limit))
                except (BrokenProcessPool, TimeoutError) as error:
                    _kill(executor)
                    executor = _executor(1)
                    results.append(WorkerDied(_what(error)))
        finally:
            _kill(executor)
        return results


def _what(error: Exception) -> str:
    return "a process did not come to an end" if isinstance(error, TimeoutError) else "a process died"


def _result(future: Future[Result]) -> Result | None:
    finished = future.done() and not future.cancelled() and future.exception() is None
    return future.result() if finished else None


def _kill(executor: Executor) -> None:
    """End an executor and what it is at, without waiting."""
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()


def _executor(count: int) -> Executor:
    if not count:
        return Beside()
    _start_tracker()
    # Not fork: the main process holds the threads of the translation library.
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=begin_work)


def _start_tracker() -> None:
    """Start the standard library's process that cleans up after us, deaf to a terminal that is closed.

    That signal comes to all of us at once, and what it cleans up is still in use then. To the other signals
    that come so it is deaf by itself.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        resource_tracker.ensure_running()
    finally:
        signal.signal(signal.SIGHUP, before)
