"""Replays the steps of a search on a GPU as CUDA graphs: one launch instead of some hundred."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress

import torch

__all__ = ["Recorder"]

_KEPT = 160
"""Graphs at most: about ten batch shapes of ten lengths, with room."""


class Recorder:
    """Runs actions that always touch the same memory for the same key.

    The first time an action runs as it is, which also warms its libraries up; the second time it is
    recorded; from then on it is replayed. On a CPU it always runs as it is.
    """

    def __init__(self, device: str) -> None:
        self._active = device != "cpu"
        self._seen: set[Hashable] = set()
        self._graphs: OrderedDict[Hashable, torch.cuda.CUDAGraph] = OrderedDict()
        self._generation = 0
        # Nothing in a graph's own memory outlives its replay, so all share one pool.
        self._pool = torch.cuda.graph_pool_handle() if self._active else None
        self._stream = torch.cuda.Stream(device) if self._active else None  # type: ignore[no-untyped-call]

    def run(self, key: Hashable, action: Callable[[], None], generation: int) -> None:
        """Do `action`, or replay what it did under this key. A new generation forgets all recordings."""
        if not self._active:
            action()
            return
        if generation != self._generation:
            self.forget()
            self._generation = generation
        if key not in self._seen:
            self._seen.add(key)
            action()
            return
        self._graph(key, action).replay()

    def forget(self) -> None:
        """Drop every recording, and its memory."""
        if self._graphs:
            torch.cuda.synchronize()
        self._graphs.clear()
        self._seen.clear()

    def _graph(self, key: Hashable, action: Callable[[], None]) -> torch.cuda.CUDAGraph:
        if key not in self._graphs:
            self._graphs[key] = self._record(action)
            if len(self._graphs) > _KEPT:
                self._graphs.popitem(last=False)
        self._graphs.move_to_end(key)
        return self._graphs[key]

    def _record(self, action: Callable[[], None]) -> torch.cuda.CUDAGraph:
        """What `torch.cuda.graph` does, but the allocator's cache is not emptied every time."""
        graph, stream = torch.cuda.CUDAGraph(), self._stream
        assert stream is not None
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
