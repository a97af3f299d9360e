"""The fast engine on GPU: MarianMT in plain torch, steps replayed as CUDA graphs. Runs on a CPU too."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch.nn.attention import SDPBackend, sdpa_kernel

from audit.config import TranslationConfig
from audit.engines.batching import USUAL_TOKENS, Hypothesis, Ids, TokenBatch, padded
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.device import torch_placement
from audit.engines.greedy_search import write_on
from audit.engines.memory import memory_watched
from audit.engines.recorded_steps.beam_search import BeamSearch
from audit.engines.recorded_steps.buckets import source_bucket
from audit.engines.recorded_steps.memory_budget import Room, find_room, largest_layouts
from audit.engines.recorded_steps.network import Network, source_mask
from audit.engines.recorded_steps.search_state import Arena
from audit.engines.searching import CPU_SENTENCES, Searcher, longest_sequence
from audit.errors import ModelError


class TorchSearcher(Searcher):
    """A checkpoint computed by torch alone, on CPU or GPU."""

    engine = "torch"
    libraries = ("torch",)

    def __init__(self, checkpoint: Checkpoint, tokenizer: Tokenizer, config: TranslationConfig) -> None:
        """Load the network.

        Raises:
            UsageError: if the device is not there.
        """
        self._device, self._dtype = self.placed(config)
        dtype: torch.dtype = getattr(torch, self._dtype)
        shape = checkpoint.architecture
        longest = longest_sequence(checkpoint, config)
        with torch.inference_mode():
            self._network = Network(checkpoint, tokenizer, self._device, dtype)
            arena = Arena(shape, config.beam, self._device, dtype)
            room = Room(tokens=USUAL_TOKENS, sentences=CPU_SENTENCES)
            if self._device != "cpu":
                room = find_room(shape, config.beam, longest, dtype, self._device)
            super().__init__(
                checkpoint,
                tokenizer,
                config,
                device=self._device,
                tokens=room.tokens,
                sentences=room.sentences,
            )
            if self._device != "cpu":
                arena.reserve(largest_layouts(self.capacity))
        self._start = shape.decoder_start_token_id
        self._beam_search = BeamSearch(self._network, arena, tokenizer, self._start, self._device)

    @classmethod
    def placed(cls, config: TranslationConfig) -> tuple[str, str]:
        """See `Searcher`."""
        return torch_placement(config.device, config.dtype)

    def _search(self, batch: TokenBatch) -> list[Hypothesis]:
        with torch.inference_mode(), self._gpu(), memory_watched(self._beam_search.release):
            found = self._beam_search.run(batch)
            if any(hypothesis.log_prob == -torch.inf for hypothesis in found):
                # What overflowed must not stay in memory: the mask hides it from the next batch, but
                # 0 · NaN is NaN.
                self._beam_search.release()
                raise self._overflow()
        return found

    def _score(self, batch: TokenBatch) -> list[list[float]]:
        with torch.inference_mode(), self._gpu(), memory_watched(self._beam_search.release):
            targets = self._padded(batch.targets)
            rows = [
                row.log_softmax(-1, dtype=torch.float32).gather(1, ids[:, None])[:, 0]
                for row, ids in zip(self._logits(batch, targets), targets, strict=True)
            ]
            found = torch.stack(rows).cpu()
        if found.isnan().any():
            raise self._overflow()
        return [row[: len(ids) + 1].tolist() for row, ids in zip(found, batch.targets, strict=True)]

    def _complete(self, batch: TokenBatch) -> list[Ids]:
        with torch.inference_mode(), self._gpu(), memory_watched(self._beam_search.release):
            return write_on(batch, self._following, end=self._tokenizer.eos)

    def _following(self, batch: TokenBatch) -> list[int]:
        logits = self._logits(batch, self._padded(batch.targets))
        last = torch.stack([row[len(ids)] for row, ids in zip(logits, batch.targets, strict=True)])
        if last.isnan().any():
            raise self._overflow()
        tokens: list[int] = last.argmax(-1).tolist()
        return tokens

    def _logits(self, batch: TokenBatch, targets: torch.Tensor) -> Iterator[torch.Tensor]:
        """For each sentence those of every token of its target, [columns of `targets`, vocabulary]."""
        columns = source_bucket(max(map(len, batch.sources)))
        mask = source_mask(batch.sources, columns).to(self._device, getattr(torch, self._dtype))
        inputs = torch.cat([torch.full_like(targets[:, :1], self._start), targets[:, :-1]], dim=1)
        return self._network.force(self._padded(batch.sources, columns), mask, inputs)

    def _padded(self, sequences: Sequence[Ids], columns: int = 0) -> torch.Tensor:
        rows = padded(sequences, end=self._tokenizer.eos, pad=self._tokenizer.pad, columns=columns)
        return torch.tensor(rows, device=self._device)

    def _overflow(self) -> ModelError:
        return ModelError(
            f"the model's numbers overflow in {self._dtype}", hint='Set dtype = "bfloat16" or "float32"'
        )

    @contextmanager
    def _gpu(self) -> Iterator[None]:
        """On a GPU: make it the current one, and attend by kernels that take a mask and can be recorded."""
        if self._device == "cpu":
            yield
            return
        kernels = [SDPBackend.EFFICIENT_ATTENTION, SDPBackend.MATH]
        with torch.cuda.device(self._device), sdpa_kernel(kernels):
            yield
