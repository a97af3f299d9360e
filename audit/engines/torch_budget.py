"""How many source tokens a GPU takes at once."""

from __future__ import annotations

import torch

from audit.engines.batching import target_limit
from audit.engines.checkpoint import Architecture
from audit.engines.torch_buckets import source_bucket

__all__ = ["sentence_bytes", "token_budget"]

_MOST = 16_384
"""Larger batches bring nothing: every matrix product fills the chip."""
_LEAST = 1024
_SHARE = 0.4
"""Of the memory that is free: a batch is rounded up by a half at most, and the encoder needs some too."""


def token_budget(shape: Architecture, beam: int, longest: int, dtype: torch.dtype, device: str) -> int:
    """Padded source tokens in one batch, so that sentences of every length fit into the free memory."""
    free, _total = torch.cuda.mem_get_info(device)
    lengths = range(16, longest + 16, 16)
    dearest = max(sentence_bytes(shape, beam, length, dtype) / (length + 1) for length in lengths)
    return int(min(_MOST, max(_LEAST, _SHARE * free / dearest)))


def sentence_bytes(shape: Architecture, beam: int, length: int, dtype: torch.dtype) -> int:
    """Bytes one source of `length` tokens takes while it is searched.

    Keys and values of every decoder layer, of the source and of every beam's target; logits, once in the
    network's own type and twice in float32.
    """
    steps = target_limit(length, shape.max_position_embeddings)
    rows = source_bucket(length) + beam * steps
    kept = 2 * shape.decoder_layers * shape.d_model * rows * dtype.itemsize
    return kept + beam * shape.vocab_size * (dtype.itemsize + 8)
