"""Greedy search on nothing but a forward pass: simple, for libraries whose own search takes no prefix."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from audit.engines.batching import Ids, TokenBatch


def write_on(batch: TokenBatch, following: Callable[[TokenBatch], Sequence[int]], *, end: int) -> list[Ids]:
    """What is written after each target until the end token, which is left out, or the batch's limit.

    `following` gives for every pair the most probable token after its target.
    """
    whole = batch.targets
    while any(open_ := [len(ids) < batch.limit and end not in ids for ids in whole]):
        tokens = following(replace(batch, targets=whole))
        whole = tuple(
            (*ids, token) if go_on else ids for ids, token, go_on in zip(whole, tokens, open_, strict=True)
        )
    new = (ids[len(prefix) :] for ids, prefix in zip(whole, batch.targets, strict=True))
    return [ids[:-1] if end in ids else ids for ids in new]
