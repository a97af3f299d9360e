"""Replays the steps of a search on a GPU as CUDA graphs: one launch instead of some hundred."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Protocol

import torch

_KEPT = 512
"""Recordings at most: eight lengths of source, some ten sizes of batch, a few lengths of target."""

Action = Callable[[], None]


class Recording(Protocol):
    """Work on fixed memory that can be done again."""

    def replay(self) -> None:
        """Do it again."""
        ...


Record = Callable[[Action], Recording]
"""Records what an action would do, without doing it."""


class CudaGraphs:
    """Records actions as CUDA graphs on one device.

    Once all its graphs are gone, it must not be used again: torch does not take their pool twice.
    """

    def __init__(self, device: str) -> None:
        # Nothing in a graph's own memory outlives its replay, so all share one pool.
        self._pool = torch.cuda.graph_pool_handle()
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]

    def __call__(self, action: Action) -> Recording:
        """What `torch.cuda.graph` does, but the allocator's cache is not emptied every time."""
        graph, stream = torch.cuda.CUDAGraph(), self._stream
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            # thread_local: other threads of the program may use the GPU meanwhile.
            graph.capture_begin(pool=self._pool, capture_error_mode="thread_local")
            try:
                action()
            except BaseException:
                with suppress(RuntimeError):  # it would hide why the action failed
                    graph.capture_end()
                raise
            graph.capture_end()
        torch.cuda.current_stream().wait_stream(stream)
        return graph


class Recorder:
    """Runs actions that always touch the same memory for the same key.

    The first time an action runs as it is, which also warms its libraries up; the second time it is
    recorded; from then on it is replayed. Without a way to record, as on a CPU, it always runs as it is.
    """

    def __init__(self, make: Callable[[], Record] | None) -> None:
        """`make` gives a way to record, asked for anew when all recordings have been dropped."""
        self._make = make
        self._record: Record | None = None
        self._seen: set[Hashable] = set()
        self._recordings: OrderedDict[Hashable, Recording] = OrderedDict()
        self._generation = 0

    def run(self, key: Hashable, action: Action, generation: int) -> None:
        """Do `action`, or replay what it did under this key. A new generation forgets all recordings."""
        if generation != self._generation:
            self.forget()
            self._generation = generation
        if self._make is None or key not in self._seen:
            self._seen.add(key)
            action()
            return
        if key not in self._recordings:
            self._record = self._record or self._make()
            self._recordings[key] = self._record(action)
            if len(self._recordings) > _KEPT:
                self._recordings.popitem(last=False)
        self._recordings.move_to_end(key)
        self._recordings[key].replay()

    def forget(self) -> None:
        """Drop every recording, and its memory."""
        if self._recordings and torch.cuda.is_available():
            torch.cuda.synchronize()
        self._recordings.clear()
        self._seen.clear()
        self._record = None
