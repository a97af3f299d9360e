"""What to do when a batch does not fit into the device's memory: halve it, and say so once."""

from __future__ import annotations

import logging
from collections.abc import Callable

from audit.engines.batching import Batch, Hypothesis, halves
from audit.errors import AuditError

__all__ = ["HalvingLog", "OutOfMemory", "is_out_of_memory", "with_halving"]


class OutOfMemory(Exception):
    """The device has no room for the batch."""


def is_out_of_memory(error: RuntimeError) -> bool:
    """Whether a library complains, in whatever words, that the device's memory is full."""
    said = str(error).lower()
    return "out of memory" in said or "alloc_failed" in said


class HalvingLog:
    """Says once that batches are being halved."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._said = False

    def __call__(self, batch: Batch) -> None:
        """Log the first batch that did not fit, and no other."""
        if not self._said:
            size = len(batch.numbers)
            self._log.warning("%d passages at once do not fit into memory: halving; lower batch_tokens", size)
        self._said = True


def with_halving(run: Callable[[Batch], list[Hypothesis]], batch: Batch, say: HalvingLog) -> list[Hypothesis]:
    """The hypotheses of a batch, which `run` finds, in as many parts as memory makes necessary.

    Raises:
        AuditError: if a single sequence does not fit.
    """
    try:
        return run(batch)
    except OutOfMemory as error:
        if len(batch.numbers) == 1:
            hint = "Use --device cpu, a smaller model or beam, or free the device"
            raise AuditError("one passage alone does not fit into the device's memory", hint=hint) from error
    # Outside the handler: the exception's traceback would keep the failed batch's tensors alive.
    say(batch)
    first, second = halves(batch)
    return with_halving(run, first, say) + with_halving(run, second, say)
