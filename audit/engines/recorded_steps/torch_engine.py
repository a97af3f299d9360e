"""The fast engine on GPU: MarianMT in plain torch, steps replayed as CUDA graphs. Runs on a CPU too."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from audit.config import TranslationConfig
from audit.engines.batching import USUAL_TOKENS, Batch, Hypothesis
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.vocabulary import Vocabulary
from audit.engines.device import torch_device
from audit.engines.halving import HalvingLog, with_halving
from audit.engines.marian import Capacity
from audit.engines.recipe import longest_sequence, marian_fingerprint
from audit.engines.recorded_steps.beam_search import BeamSearch
from audit.engines.recorded_steps.memory_budget import Room, find_room, largest_layouts
from audit.engines.recorded_steps.network import Network
from audit.engines.recorded_steps.out_of_memory import memory_watched
from audit.engines.recorded_steps.search_state import Arena
from audit.engines.recorded_steps.torch_weights import load_parameters
from audit.errors import ModelError

__all__ = ["TorchSearcher"]

_CPU_ROOM = Room(tokens=USUAL_TOKENS, sentences=32)
"""Larger batches bring nothing on a core."""

log = logging.getLogger(__name__)


class TorchSearcher:
    """A checkpoint computed by torch alone, on CPU or GPU."""

    def __init__(self, checkpoint: Checkpoint, vocabulary: Vocabulary, config: TranslationConfig) -> None:
        """Load the network.

        Raises:
            UsageError: if the device is not there.
        """
        self._device = torch_device(config.device)
        on_gpu = self._device != "cpu"
        self._dtype = config.dtype if config.dtype != "auto" else ("float16" if on_gpu else "float32")
        dtype: torch.dtype = getattr(torch, self._dtype)
        shape = checkpoint.architecture
        longest = longest_sequence(checkpoint, config)
        with torch.inference_mode():
            network = Network(load_parameters(checkpoint, vocabulary, self._device, dtype))
            arena = Arena(shape, config.beam, self._device, dtype)
            room = _CPU_ROOM
            if on_gpu:
                room = find_room(shape, config.beam, longest, dtype, self._device)
            if config.batch_tokens != "auto":
                room = replace(room, tokens=config.batch_tokens)
            if on_gpu:
                arena.reserve(largest_layouts(room, longest, shape.max_position_embeddings - 1))
        start = shape.decoder_start_token_id
        self._search = BeamSearch(network, arena, vocabulary, start, self._device)
        self._halved = HalvingLog(log)
        self.capacity = Capacity(
            source=longest - 1,
            positions=shape.max_position_embeddings - 1,
            tokens=room.tokens,
            sentences=room.sentences,
        )
        self.fingerprint = marian_fingerprint(
            checkpoint, config, engine="torch", dtype=self._dtype, device=self._device
        )

    def search(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Hypothesis]]]:
        """One hypothesis per sequence. A batch that does not fit the GPU's memory is halved."""
        for batch in batches:
            yield batch, with_halving(self._run, batch, self._halved)

    def _run(self, batch: Batch) -> list[Hypothesis]:
        with torch.inference_mode(), self._gpu(), memory_watched(self._search.release):
            found = self._search.run(batch)
            if any(hypothesis.log_prob == -torch.inf for hypothesis in found):
                # What overflowed must not stay in memory: the mask hides it from the next batch, but
                # 0 · NaN is NaN.
                self._search.release()
                raise ModelError(
                    f"the model's numbers overflow in {self._dtype}",
                    hint='Set dtype = "bfloat16" or "float32"',
                )
        return found

    @contextmanager
    def _gpu(self) -> Iterator[None]:
        """On a GPU: make it the current one, and attend by kernels that take a mask and can be recorded."""
        if self._device == "cpu":
            yield
            return
        kernels = [SDPBackend.EFFICIENT_ATTENTION, SDPBackend.MATH]
        with torch.cuda.device(self._device), sdpa_kernel(kernels):
            yield
