"""The fast engine on GPU: MarianMT in plain torch, steps replayed as CUDA graphs. Runs on a CPU too."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib.metadata import version
from typing import Literal

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from audit.config import TranslationConfig
from audit.engines.batching import USUAL_TOKENS, Batch, Hypothesis
from audit.engines.checkpoint import Architecture, Checkpoint
from audit.engines.device import torch_device
from audit.engines.halving import HalvingLog, OutOfMemory, with_halving
from audit.engines.marian import DECODING, Capacity
from audit.engines.torch_budget import token_budget
from audit.engines.torch_network import Network
from audit.engines.torch_search import BeamSearch
from audit.engines.torch_state import Arena
from audit.engines.torch_weights import load_parameters
from audit.engines.vocabulary import Vocabulary
from audit.errors import ModelError
from audit.records import Fingerprint

__all__ = ["TorchSearcher"]

_CPU_SENTENCES = 32
"""Larger batches bring nothing on a core."""

_GPU_SENTENCES = 1024
"""With four beams, rows enough for every matrix product to fill the chip."""

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
        shape, self._beam = checkpoint.architecture, config.beam
        self._dtype = config.dtype if config.dtype != "auto" else ("float16" if on_gpu else "float32")
        dtype: torch.dtype = getattr(torch, self._dtype)
        with torch.inference_mode():
            network = Network(load_parameters(checkpoint, vocabulary, self._device, dtype))
            arena = Arena(shape, self._beam, self._device, dtype)
        start = shape.decoder_start_token_id
        self._search = BeamSearch(network, arena, vocabulary, start, self._device)
        self._halved = HalvingLog(log)
        longest = max(2, min(config.max_tokens, checkpoint.longest))
        self.capacity = Capacity(
            source=longest - 1,
            positions=shape.max_position_embeddings - 1,
            tokens=self._tokens(config.batch_tokens, shape, longest),
            sentences=_GPU_SENTENCES if on_gpu else _CPU_SENTENCES,
        )
        self.fingerprint = Fingerprint(
            engine="torch",
            model=checkpoint.name,
            revision=checkpoint.revision,
            dtype=self._dtype,
            device=self._device.partition(":")[0],
            beam=self._beam,
            max_tokens=longest,
            versions=(
                *((name, version(name)) for name in ("torch", "sentencepiece")),
                ("decoding", DECODING),
            ),
        )

    def search(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Hypothesis]]]:
        """One hypothesis per sequence. A batch that does not fit the GPU's memory is halved."""
        for batch in batches:
            yield batch, with_halving(self._run, batch, self._halved)

    def _run(self, batch: Batch) -> list[Hypothesis]:
        try:
            with torch.inference_mode(), self._attention():
                found = self._search.run(batch)
        except torch.OutOfMemoryError as error:
            self._search.release()
            torch.cuda.empty_cache()
            raise OutOfMemory(str(error)) from error
        if any(hypothesis.log_prob == -torch.inf for hypothesis in found):
            raise ModelError(
                f"the model's numbers overflow in {self._dtype}", hint='Set dtype = "bfloat16" or "float32"'
            )
        return found

    def _tokens(self, asked: int | Literal["auto"], shape: Architecture, longest: int) -> int:
        if asked != "auto":
            return asked
        if self._device == "cpu":
            return USUAL_TOKENS
        return token_budget(shape, self._beam, longest, getattr(torch, self._dtype), self._device)

    def _attention(self) -> AbstractContextManager[None]:
        """Only kernels that take a mask, need no plan per shape, and can be recorded."""
        if self._device == "cpu":
            return nullcontext()
        kernels: AbstractContextManager[None] = sdpa_kernel([SDPBackend.EFFICIENT_ATTENTION, SDPBackend.MATH])
        return kernels
