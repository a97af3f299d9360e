"""Tells torch's many ways of running out of memory from its other errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch

from audit.engines.halving import OutOfMemory, is_out_of_memory

__all__ = ["memory_watched"]


@contextmanager
def memory_watched(release: Callable[[], None] | None = None) -> Iterator[None]:
    """Within, running out of memory raises `OutOfMemory`, after `release` and torch have given back theirs.

    Not only the allocator runs out: so do CUDA graphs and the libraries of matrix products, each in its
    own words.
    """
    try:
        yield
    except RuntimeError as error:
        if not is_out_of_memory(error):
            raise
        if release is not None:
            release()
        torch.cuda.empty_cache()
        raise OutOfMemory(str(error)) from error
