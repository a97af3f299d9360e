"""When a batch does not fit into the device's memory: the error is recognised, the batch halved."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from audit.engines.batching import TokenBatch
from audit.errors import AuditError

R = TypeVar("R")

log = logging.getLogger(__name__)


class OutOfMemory(Exception):
    """The device has no room for the batch."""


@contextmanager
def memory_watched(release: Callable[[], None] | None = None) -> Iterator[None]:
    """Within, running out of memory raises `OutOfMemory`, after `release` and torch have given back theirs.

    Not only an allocator runs out: so do CUDA graphs and the libraries of matrix products, each in its own
    words.
    """
    try:
        yield
    except RuntimeError as error:
        said = str(error).lower()
        if "out of memory" not in said and "alloc_failed" not in said:
            raise
        if release is not None:
            release()
        if torch := sys.modules.get("torch"):
            torch.cuda.empty_cache()
        raise OutOfMemory(str(error)) from error


class Halving:
    """Runs batches in as many parts as memory makes necessary, and says so once."""

    def __init__(self) -> None:
        self._said = False

    def run(self, action: Callable[[TokenBatch], list[R]], batch: TokenBatch) -> list[R]:
        """What `action` returns for a batch: one result per sequence.

        Raises:
            AuditError: if a single sequence does not fit.
        """
        try:
            return action(batch)
        except OutOfMemory as error:
            if len(batch.numbers) == 1:
                hint = "Use --device cpu, a smaller model or beam, or free the device"
                message = "one passage alone does not fit into the device's memory"
                raise AuditError(message, hint=hint) from error
        # Outside the handler: the exception's traceback would keep the failed batch's tensors alive.
        if not self._said:
            size = len(batch.numbers)
            log.warning("%d passages at once do not fit into memory: halving; lower batch_tokens", size)
        self._said = True
        first, second = batch.halves()
        return self.run(action, first) + self.run(action, second)
