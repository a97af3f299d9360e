"""One process beside the workers, for what the main one needs at once and could hang on."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from audit.runs.processes.worker_process import GetReady, WorkerProcess

Item = TypeVar("Item")
Result = TypeVar("Result")


class Standby:
    """Begun when it is first called, or told to begin; a call is given up after `limit` seconds."""

    def __init__(self, limit: float, get_ready: GetReady) -> None:
        self._limit = limit
        self._get_ready = get_ready
        self._process: WorkerProcess | None = None

    def __enter__(self) -> Standby:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._process is not None:
            self._process.end()

    def begin(self) -> WorkerProcess:
        """The process, begun if it was not."""
        if self._process is None:
            self._process = WorkerProcess(self._limit, self._get_ready)
        return self._process

    def __call__(self, function: Callable[[Item], Result], item: Item, /) -> Result:
        """What the function returns or raises in the process.

        Raises:
            WorkerDied: if the process dies of it, or does not come to an end.
        """
        return self.begin().call(function, item)
