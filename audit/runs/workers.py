"""Processes that prepare and judge while the main process translates.

Small runs get a thread instead: starting a process costs more than judging a few articles. A worker that
dies (killed, out of memory) takes its pool down; the pool's tasks are then run one by one, so that the one
that kills costs only itself.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, TypeVar

from audit.runs.beside import Beside
from audit.runs.orphans import begin_work

__all__ = ["Tasks", "WorkerDied", "Workers"]

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerDied(Exception):
    """A process died on this task, twice."""


@dataclass(frozen=True, slots=True)
class Tasks(Generic[Item, Result]):
    """Work handed over: ask for its results when they are needed."""

    workers: Workers
    function: Callable[[Item], Result]
    items: Sequence[Item]
    futures: Sequence[Future[Result]]

    def results(self) -> list[Result | WorkerDied]:
        """One result per item, in order; a task that kills its process gives `WorkerDied`."""
        try:
            return [future.result() for future in self.futures]
        except BrokenProcessPool:
            log.warning("a worker process died; its %d articles are taken one by one", len(self.items))
            self.workers.restart()
            return [self.workers.alone(self.function, item) for item in self.items]


class Workers:
    """`count` processes, or none at all with `count` 0: then a thread of this process does the work."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._executor = _executor(count)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._executor.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            # What they work on is lost anyway, and Python would wait for it before it ends.
            for process in multiprocessing.active_children():
                process.kill()

    @property
    def hands(self) -> int:
        """How many tasks are worked on at the same time."""
        return max(1, self._count)

    def hand_over(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Tasks[Item, Result]:
        """Start working on the items. `function` and items must pickle, and `function` must not raise."""
        try:
            return Tasks(self, function, items, [self._executor.submit(function, item) for item in items])
        except BrokenProcessPool:
            self.restart()
            return self.hand_over(function, items)

    def restart(self) -> None:
        """Replace dead processes by living ones."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = _executor(self._count)

    def alone(self, function: Callable[[Item], Result], item: Item) -> Result | WorkerDied:
        """Run one task in a process of its own."""
        with _executor(1) as executor:
            try:
                return executor.submit(function, item).result()
            except BrokenProcessPool:
                return WorkerDied("the process that worked on it died")


def _executor(count: int) -> Executor:
    if not count:
        return Beside()
    # Not fork: the main process holds the threads of the translation library.
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=begin_work)
