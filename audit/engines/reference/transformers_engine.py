"""The reference engine: transformers' MarianMTModel and its `generate`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.config import TranslationConfig
from audit.engines.batching import Hypothesis, Ids, TokenBatch, padded
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.parameters import BANNED
from audit.engines.checkpoints.tensors import check_tensors
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.device import torch_placement
from audit.engines.greedy_search import write_on
from audit.engines.memory import memory_watched
from audit.engines.reference.loading import load_pretrained
from audit.engines.searching import Searcher

if TYPE_CHECKING:
    import torch


class _Sources(NamedTuple):
    """Ids with end token, padded, and their mask; both [sentences, longest]."""

    ids: torch.Tensor
    mask: torch.Tensor


class TransformersSearcher(Searcher):
    """A checkpoint loaded by transformers, on CPU or GPU."""

    engine = "transformers"
    libraries = ("torch", "transformers")

    def __init__(self, checkpoint: Checkpoint, tokenizer: Tokenizer, config: TranslationConfig) -> None:
        """Load the network.

        Raises:
            UsageError: if the device is not there.
        """
        self._device, dtype = self.placed(config)
        super().__init__(checkpoint, tokenizer, config, device=self._device)
        self._start = checkpoint.architecture.decoder_start_token_id
        self._model = _load(checkpoint, tokenizer, dtype).to(self._device)

    @classmethod
    def placed(cls, config: TranslationConfig) -> tuple[str, str]:
        """See `Searcher`."""
        return torch_placement(config.device, config.dtype)

    def _search(self, batch: TokenBatch) -> list[Hypothesis]:
        import torch

        with torch.inference_mode(), memory_watched():
            sources = self._sources(batch.sources)
            return self._hypotheses(sources, self._generate(sources, batch.limit))

    def _score(self, batch: TokenBatch) -> list[list[float]]:
        import torch

        with torch.inference_mode(), memory_watched():
            rows = self._log_probs(self._sources(batch.sources), self._padded(batch.targets))
            return [row[: len(ids) + 1].tolist() for row, ids in zip(rows, batch.targets, strict=True)]

    def _complete(self, batch: TokenBatch) -> list[Ids]:
        import torch

        with torch.inference_mode(), memory_watched():
            return write_on(batch, self._following, end=self._tokenizer.eos)

    def _following(self, batch: TokenBatch) -> list[int]:
        logits = self._logits(self._sources(batch.sources), self._padded(batch.targets))
        rows = zip(logits, batch.targets, strict=True)
        return [int(row[len(ids)].argmax()) for row, ids in rows]

    def _sources(self, sources: Sequence[Ids]) -> _Sources:
        import torch

        ids = self._padded(sources)
        sizes = torch.tensor([len(ids) + 1 for ids in sources], device=self._device)
        mask = torch.arange(ids.shape[1], device=self._device) < sizes[:, None]
        return _Sources(ids, mask.long())

    def _padded(self, sequences: Sequence[Ids]) -> torch.Tensor:
        import torch

        rows = padded(sequences, end=self._tokenizer.eos, pad=self._tokenizer.pad)
        return torch.tensor(rows, device=self._device)

    def _generate(self, sources: _Sources, limit: int) -> torch.Tensor:
        """The best hypothesis of each sequence, [sentences, ≤ limit], without start token, padded."""
        from transformers import GenerationConfig

        how = GenerationConfig(  # type: ignore[no-untyped-call]
            num_beams=self._beam,
            max_new_tokens=limit,
            early_stopping=True,
            length_penalty=1.0,
            do_sample=False,
            use_cache=True,
            decoder_start_token_id=self._start,
            eos_token_id=self._tokenizer.eos,
            pad_token_id=self._tokenizer.pad,
        )
        found: torch.Tensor = self._model.generate(
            input_ids=sources.ids, attention_mask=sources.mask, generation_config=how
        )
        return found[:, 1:]

    def _hypotheses(self, sources: _Sources, sequences: torch.Tensor) -> list[Hypothesis]:
        import torch

        ends = sequences == self._tokenizer.eos
        sizes = torch.where(ends.any(dim=1), ends.int().argmax(dim=1), ends.shape[1])
        rows = zip(sequences.tolist(), sizes.tolist(), self._log_probs(sources, sequences), strict=True)
        return [
            Hypothesis(
                ids=tuple(row[:size]),
                log_prob=float(scores[: size + 1].mean()),
                finished=size < len(row),
            )
            for row, size, scores in rows
        ]

    def _log_probs(self, sources: _Sources, sequences: torch.Tensor) -> Iterator[torch.Tensor]:
        """The log-probability of every token of each sequence, float32 on the CPU.

        One pass, teacher-forced. `generate` could keep the scores, but for all beams, steps and
        tokens of the vocabulary at once: gigabytes, for about the same time.
        """
        for logits, ids in zip(self._logits(sources, sequences), sequences, strict=True):
            yield logits.log_softmax(dim=-1).gather(1, ids[:, None])[:, 0].cpu()

    def _logits(self, sources: _Sources, sequences: torch.Tensor) -> Iterator[torch.Tensor]:
        """For each sequence those of every token of it, [longest, vocabulary], float32."""
        import torch

        start = torch.full_like(sequences[:, :1], self._start)
        inputs = torch.cat([start, sequences[:, :-1]], dim=1)
        hidden = self._model.model(
            input_ids=sources.ids, attention_mask=sources.mask, decoder_input_ids=inputs, use_cache=False
        ).last_hidden_state
        for states in hidden:
            yield self._model.lm_head(states).float() + self._model.final_logits_bias.float()


def _load(checkpoint: Checkpoint, tokenizer: Tokenizer, dtype: str) -> Any:  # noqa: ANN401 - untyped
    from transformers import GenerationConfig, MarianMTModel

    if checkpoint.weights.suffix != ".safetensors":
        check_tensors(checkpoint)
    model, _ = load_pretrained(MarianMTModel, checkpoint.weights, dtype)
    # Neither token means anything to a reader, and `<pad>` is the start token: it would derail the search.
    model.final_logits_bias[0, [tokenizer.pad, tokenizer.unknown]] = BANNED
    # `generate` fills what it is not told from the folder's generation settings (a forced end, six beams,
    # banned words), which other engines know nothing of.
    model.generation_config = GenerationConfig()  # type: ignore[no-untyped-call]
    return model
