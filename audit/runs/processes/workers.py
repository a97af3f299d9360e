"""Processes that prepare and judge while the main process translates.

However few articles there are, no thread does it: only a process can be given up, and one pattern that does
not come to an end would keep every thread of this one from hearing signals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, TypeVar

from audit.engines.device import core_count
from audit.runs.processes.worker_process import GetReady, Settle, WorkerDied, WorkerProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

LIMIT_S = 600.0
"""For one article: thousands of times what any takes. What takes longer would never end."""

ARTICLES_WORTH_MORE = 100
"""Below this, starting a second process costs more than it saves."""


def worker_count(articles: int | None) -> int:
    """How many processes prepare and judge so many articles; None means that nobody knows how many."""
    if articles is not None and articles < ARTICLES_WORTH_MORE:
        return 1
    return max(1, core_count() // 2)


@dataclass(frozen=True, slots=True)
class Tasks(Generic[Item, Result]):
    """Work handed over: ask for its results when they are needed."""

    items: Sequence[Item]
    futures: Sequence[Future[Result]]

    def results(self) -> list[Result | WorkerDied]:
        """One result per item, in order; a task that kills its process, or hangs, gives `WorkerDied`."""
        results: list[Result | WorkerDied] = []
        for future in self.futures:
            try:
                results.append(future.result())
            except WorkerDied as death:
                results.append(death)
        return results


class Workers:
    """`count` processes; one that is at one task for `limit` seconds is killed and replaced.

    See `WorkerProcess` for `get_ready` and `settle`.
    """

    def __init__(
        self,
        count: int,
        limit: float = LIMIT_S,
        get_ready: GetReady | None = None,
        settle: Settle | None = None,
    ) -> None:
        self._processes = [WorkerProcess(limit, get_ready, settle) for _ in range(count)]
        self._threads = ThreadPoolExecutor(count)
        self._idle: SimpleQueue[WorkerProcess] = SimpleQueue()
        for process in self._processes:
            self._idle.put(process)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is not None:
            # What they work on is lost anyway, and would be waited for.
            self._end_processes()
        self._threads.shutdown(wait=kind is None, cancel_futures=True)
        self._end_processes()

    def hand_over(
        self, function: Callable[[Item], Result], items: Sequence[Item], *, early: bool = False
    ) -> Tasks[Item, Result]:
        """Start working on the items. What travels to a process must pickle; the function does so once.

        What is `early` does not wait until the processes have settled; they do so behind it.
        """
        tasks = Tasks(items, [self._threads.submit(self._work, function, item, early) for item in items])
        if early:
            for _ in self._processes:
                self._threads.submit(self._work, bool, 0)
        return tasks

    def _work(self, function: Callable[[Item], Result], item: Item, early: bool = False) -> Result:
        process = self._idle.get()
        try:
            return process.call(function, item, early=early)
        finally:
            self._idle.put(process)

    def _end_processes(self) -> None:
        for process in self._processes:
            process.end()


def one_ahead(items: Iterable[Item]) -> Iterator[Item]:
    """Each item when the one after it is there too: what is handed over early is done when it is needed."""
    last: list[Item] = []
    for item in items:
        yield from last
        last = [item]
    yield from last
