"""The reference engine: transformers' MarianMTModel and its `generate`."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.config import TranslationConfig
from audit.engines.batching import USUAL_TOKENS, Batch, Hypothesis
from audit.engines.checkpoints.arrays import BANNED
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tensors import check_tensors
from audit.engines.checkpoints.vocabulary import Vocabulary
from audit.engines.device import torch_device
from audit.engines.halving import HalvingLog, with_halving
from audit.engines.marian import Capacity
from audit.engines.recipe import longest_sequence, marian_fingerprint

if TYPE_CHECKING:
    import torch
    from transformers import GenerationConfig

__all__ = ["TransformersSearcher"]

_CPU_SENTENCES = 32
"""Larger batches bring nothing on a core."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tensors:
    """A batch: ids with end token, padded, and its mask; both [sentences, longest]."""

    ids: torch.Tensor
    mask: torch.Tensor


class TransformersSearcher:
    """A checkpoint loaded by transformers, on CPU or GPU."""

    def __init__(self, checkpoint: Checkpoint, vocabulary: Vocabulary, config: TranslationConfig) -> None:
        """Load the network.

        Raises:
            UsageError: if the device is not there.
        """
        self._device = torch_device(config.device)
        on_gpu = self._device != "cpu"
        dtype = config.dtype if config.dtype != "auto" else ("float16" if on_gpu else "float32")
        positions = checkpoint.architecture.max_position_embeddings
        longest = longest_sequence(checkpoint, config)
        self._vocabulary = vocabulary
        self._start = checkpoint.architecture.decoder_start_token_id
        self._model = _load(checkpoint, vocabulary, dtype).to(self._device)
        self._beam = config.beam
        self._halved = HalvingLog(log)
        tokens = config.batch_tokens if config.batch_tokens != "auto" else USUAL_TOKENS
        self.capacity = Capacity(
            source=longest - 1,
            positions=positions - 1,
            tokens=tokens,
            sentences=tokens if on_gpu else _CPU_SENTENCES,
        )
        self.fingerprint = marian_fingerprint(
            checkpoint, config, engine="transformers", dtype=dtype, device=self._device
        )

    def search(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Hypothesis]]]:
        """One hypothesis per sequence. A batch that does not fit the GPU's memory is halved."""
        for batch in batches:
            yield batch, with_halving(self._run, batch, self._halved)

    def _run(self, batch: Batch) -> list[Hypothesis]:
        import torch

        from audit.engines.recorded_steps.out_of_memory import memory_watched

        with torch.inference_mode(), memory_watched():
            tensors = self._tensors(batch)
            sequences = self._generate(tensors, batch.limit)
            return self._hypotheses(tensors, sequences)

    def _tensors(self, batch: Batch) -> _Tensors:
        import torch

        width = max(map(len, batch.sources)) + 1
        eos, pad = self._vocabulary.eos, self._vocabulary.pad
        rows = [[*ids, eos] + [pad] * (width - len(ids) - 1) for ids in batch.sources]
        sizes = torch.tensor([len(ids) + 1 for ids in batch.sources], device=self._device)
        mask = torch.arange(width, device=self._device) < sizes[:, None]
        return _Tensors(ids=torch.tensor(rows, device=self._device), mask=mask.long())

    def _generate(self, tensors: _Tensors, limit: int) -> torch.Tensor:
        """The best hypothesis of each sequence, [sentences, ≤ limit], without start token, padded."""
        how = _settings(
            num_beams=self._beam,
            max_new_tokens=limit,
            early_stopping=True,
            length_penalty=1.0,
            do_sample=False,
            use_cache=True,
            decoder_start_token_id=self._start,
            eos_token_id=self._vocabulary.eos,
            pad_token_id=self._vocabulary.pad,
        )
        model: Any = self._model
        found: torch.Tensor = model.generate(
            input_ids=tensors.ids, attention_mask=tensors.mask, generation_config=how
        )
        return found[:, 1:]

    def _hypotheses(self, tensors: _Tensors, sequences: torch.Tensor) -> list[Hypothesis]:
        eos = self._vocabulary.eos
        ended = (sequences == eos).any(dim=1)
        sizes = _size(sequences, eos, ended)
        log_probs = self._log_probs(tensors, sequences)
        rows = zip(sequences.tolist(), sizes.tolist(), ended.tolist(), log_probs, strict=True)
        return [
            Hypothesis(
                ids=tuple(row[:size]),
                log_prob=float(scores[: size + finished].mean()),
                finished=finished,
            )
            for row, size, finished, scores in rows
        ]

    def _log_probs(self, tensors: _Tensors, sequences: torch.Tensor) -> Iterator[torch.Tensor]:
        """The log-probability of every token of each hypothesis, float32 on the CPU.

        One more pass, teacher-forced. `generate` could keep the scores, but for all beams, steps and
        tokens of the vocabulary at once: gigabytes, for about the same time.
        """
        import torch

        start = torch.full_like(sequences[:, :1], self._start)
        inputs = torch.cat([start, sequences[:, :-1]], dim=1)
        model: Any = self._model
        hidden = model.model(
            input_ids=tensors.ids, attention_mask=tensors.mask, decoder_input_ids=inputs, use_cache=False
        ).last_hidden_state
        for states, ids in zip(hidden, sequences, strict=True):
            logits = model.lm_head(states).float() + model.final_logits_bias.float()
            scores = logits.log_softmax(dim=-1).gather(1, ids[:, None])
            yield scores[:, 0].cpu()


def _settings(**values: float | None) -> GenerationConfig:
    import transformers

    library: Any = transformers
    settings: GenerationConfig = library.GenerationConfig(**values)
    return settings


def _size(sequences: torch.Tensor, eos: int, ended: torch.Tensor) -> torch.Tensor:
    """How many tokens come before the end token, [sentences]; all of them where there is none."""
    first = (sequences == eos).int().argmax(dim=1)
    return first.where(ended, first.new_full((), sequences.shape[1]))


def _load(checkpoint: Checkpoint, vocabulary: Vocabulary, dtype: str) -> torch.nn.Module:
    import torch
    import transformers
    from transformers import MarianMTModel

    quiet: Any = transformers.utils.logging
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()
    safe = checkpoint.weights.suffix == ".safetensors"
    if not safe:
        check_tensors(checkpoint)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model: Any = MarianMTModel.from_pretrained(
            checkpoint.folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=safe,
            weights_only=True,
            dtype=getattr(torch, dtype),
        )
    # Neither token means anything to a reader, and `<pad>` is the start token: it would derail the search.
    model.final_logits_bias[0, [vocabulary.pad, vocabulary.unknown]] = BANNED
    # `generate` fills what it is not told from the folder's generation settings (a forced end, six beams,
    # banned words), which other engines know nothing of.
    model.generation_config = _settings()
    model.eval()
    network: torch.nn.Module = model
    return network
