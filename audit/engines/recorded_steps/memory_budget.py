"""How much a GPU takes at once, and the states it will need."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch

from audit.engines.batching import target_limit
from audit.engines.checkpoints.checkpoint import Architecture
from audit.engines.recorded_steps.buckets import batch_bucket, source_bucket, span_bucket
from audit.engines.recorded_steps.search_state import Layout
from audit.engines.searching import Capacity

_MOST_TOKENS = 16_384
_MOST_SENTENCES = 1024
"""Larger batches bring nothing: with four beams, every matrix product fills the chip."""
_LEAST_TOKENS = 512
"""However little is free: a batch that does not fit after all is halved."""
_SHARE = 0.3
"""Of the free memory: a batch is rounded up by a quarter at most, and what the encoder needs comes on top."""
_STEP = 16
"""Sources of up to 16·n tokens share a limit (`target_limit`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Padded source tokens and sentences of one batch."""

    tokens: int
    sentences: int


def find_room(shape: Architecture, beam: int, longest: int, dtype: torch.dtype, device: str) -> Room:
    """So many that sentences of every length fit into the memory that is free now."""
    torch.cuda.empty_cache()  # what torch only keeps for later is free too
    free, _total = torch.cuda.mem_get_info(device)
    sizes = [sentence_bytes(shape, beam, length, dtype) for length in _lengths(longest)]
    per_token = max(size / (length + 1) for length, size in zip(_lengths(longest), sizes, strict=True))
    return Room(
        tokens=int(min(_MOST_TOKENS, max(_LEAST_TOKENS, _SHARE * free / per_token))),
        sentences=int(min(_MOST_SENTENCES, max(1, _SHARE * free / sizes[0]))),
    )


def sentence_bytes(shape: Architecture, beam: int, length: int, dtype: torch.dtype) -> int:
    """Bytes one source of `length` tokens takes while it is searched.

    Keys and values of every decoder layer, of the source and of every beam's target; logits, once in the
    network's own type and twice in float32.
    """
    steps = target_limit(length, shape.max_position_embeddings)
    rows = source_bucket(length) + beam * span_bucket(steps)
    kept = 2 * shape.decoder_layers * shape.d_model * rows * dtype.itemsize
    return kept + beam * shape.vocab_size * (dtype.itemsize + 8)


def largest_layouts(capacity: Capacity) -> Iterator[Layout]:
    """For every length of source, the largest state that a batch can ask for."""
    for length in _lengths(capacity.source + 1):
        sentences = min(capacity.sentences, capacity.tokens // (length - _STEP + 2))
        yield Layout(
            batch=batch_bucket(max(1, sentences)),
            columns=source_bucket(length),
            steps=span_bucket(target_limit(length, capacity.positions)),
        )


def _lengths(longest: int) -> range:
    """The longest source of each limit."""
    return range(_STEP, longest + _STEP, _STEP)
