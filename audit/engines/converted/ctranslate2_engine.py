"""The fast engine on CPU: CTranslate2, int8, on weights converted once from the same checkpoint."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from audit.config import TranslationConfig
from audit.engines.batching import Hypothesis, Ids, TokenBatch
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.converted.model_cache import load_converted
from audit.engines.device import check_cuda, core_count, cuda_index
from audit.engines.memory import OutOfMemory, memory_watched
from audit.engines.searching import Searcher
from audit.errors import UsageError

if TYPE_CHECKING:
    from ctranslate2 import AsyncScoringResult, AsyncTranslationResult, TranslationResult

_POLL_S = 0.005
"""Far below the time of a batch, and often enough for Ctrl-C to seem immediate."""
_QUEUED = 2
"""Batches handed over per worker: one is running, one waits."""
_LOGITS = 1 << 21
"""Of one batch that is scored: CTranslate2 keeps those of all its tokens. On a core, larger batches are no
faster; with 2²⁴ a process that needed 194 MiB to translate takes 398."""

J = TypeVar("J")
R = TypeVar("R")


class CTranslate2Searcher(Searcher):
    """A checkpoint loaded by CTranslate2: one worker with one thread per core, or one GPU."""

    engine = "ctranslate2"
    libraries = ("ctranslate2",)

    def __init__(self, checkpoint: Checkpoint, tokenizer: Tokenizer, config: TranslationConfig) -> None:
        """Convert the checkpoint unless that is done, and load it.

        Raises:
            UsageError: if the device is not there or cannot compute in the type asked for.
        """
        device, dtype = self.placed(config)
        workers = core_count() if device == "cpu" else 1
        super().__init__(
            checkpoint,
            tokenizer,
            config,
            device=device,
            scored_tokens=max(1, _LOGITS // len(tokenizer.tokens)) if device == "cpu" else None,
            workers=workers,
        )
        self._end = tokenizer.tokens[tokenizer.eos]
        self._ids = {token: number for number, token in enumerate(tokenizer.tokens)}
        self._translator = load_converted(
            checkpoint,
            tokenizer,
            quantization="int8" if dtype.startswith("int8") else "float32",
            device=device.partition(":")[0],
            device_index=cuda_index(device),
            compute_type=dtype,
            inter_threads=workers,
            intra_threads=1,
        )

    @classmethod
    def placed(cls, config: TranslationConfig) -> tuple[str, str]:
        """See `Searcher`."""
        device = _device(config.device)
        return device, _dtype(config, device)

    def search(self, batches: Iterable[TokenBatch]) -> Iterator[tuple[TokenBatch, list[Hypothesis]]]:
        """One hypothesis per sequence. Batches run side by side on the workers, and come back in order."""
        return self._side_by_side(batches, self._submit_search, self._search)

    def score(self, batches: Iterable[TokenBatch]) -> Iterator[tuple[TokenBatch, list[list[float]]]]:
        """The log-probabilities of every target's tokens; batches run likewise."""
        return self._side_by_side(batches, self._submit_scoring, self._score)

    def complete(self, batches: Iterable[TokenBatch]) -> Iterator[tuple[TokenBatch, list[Ids]]]:
        """What greedy search writes after every target; batches run likewise."""
        return self._side_by_side(batches, self._submit_completion, self._complete)

    def _side_by_side(
        self,
        batches: Iterable[TokenBatch],
        submit: Callable[[TokenBatch], list[J]],
        collect: Callable[[TokenBatch, list[J] | None], list[R]],
    ) -> Iterator[tuple[TokenBatch, list[R]]]:
        def collected(batch: TokenBatch, jobs: list[J]) -> tuple[TokenBatch, list[R]]:
            try:
                return batch, collect(batch, jobs)
            except OutOfMemory:
                return batch, self._halving.run(lambda part: collect(part, None), batch)

        queue: deque[tuple[TokenBatch, list[J]]] = deque()
        for batch in batches:
            if len(queue) == _QUEUED * self.capacity.workers:
                yield collected(*queue.popleft())
            queue.append((batch, submit(batch)))
        while queue:
            yield collected(*queue.popleft())

    def _search(
        self, batch: TokenBatch, jobs: list[AsyncTranslationResult] | None = None
    ) -> list[Hypothesis]:
        with memory_watched():
            results = [_awaited(job) for job in jobs or self._submit_search(batch)]
        return [self._hypothesis(result, batch.limit) for result in results]

    def _score(self, batch: TokenBatch, jobs: list[AsyncScoringResult] | None = None) -> list[list[float]]:
        with memory_watched():
            return [list(_awaited(job).log_probs) for job in jobs or self._submit_scoring(batch)]

    def _complete(self, batch: TokenBatch, jobs: list[AsyncTranslationResult] | None = None) -> list[Ids]:
        with memory_watched():
            results = [_awaited(job) for job in jobs or self._submit_completion(batch)]
        return [
            tuple(self._ids[token] for token in result.hypotheses[0][len(prefix) :])
            for result, prefix in zip(results, batch.targets, strict=True)
        ]

    def _tokens(self, sequences: Iterable[Ids], *end: str) -> list[list[str]]:
        tokens = self._tokenizer.tokens
        return [[*(tokens[number] for number in ids), *end] for ids in sequences]

    def _submit_search(self, batch: TokenBatch) -> list[AsyncTranslationResult]:
        jobs: list[AsyncTranslationResult] = self._translator.translate_batch(
            self._tokens(batch.sources, self._end),
            beam_size=self._beam,
            length_penalty=1.0,
            max_input_length=0,
            min_decoding_length=0,  # 1, the default, would raise the first token's probability
            max_decoding_length=batch.limit,
            return_scores=True,
            asynchronous=True,
        )
        return jobs

    def _submit_scoring(self, batch: TokenBatch) -> list[AsyncScoringResult]:
        jobs: list[AsyncScoringResult] = self._translator.score_batch(
            self._tokens(batch.sources, self._end),
            self._tokens(batch.targets),  # the end token is added, and scored
            max_input_length=0,
            asynchronous=True,
        )
        return jobs

    def _submit_completion(self, batch: TokenBatch) -> list[AsyncTranslationResult]:
        jobs: list[AsyncTranslationResult] = self._translator.translate_batch(
            self._tokens(batch.sources, self._end),
            target_prefix=self._tokens(batch.targets),
            beam_size=1,
            max_input_length=0,
            min_decoding_length=0,
            max_decoding_length=batch.limit,  # the prefix is counted
            asynchronous=True,
        )
        return jobs

    def _hypothesis(self, result: TranslationResult, limit: int) -> Hypothesis:
        ids = tuple(self._ids[token] for token in result.hypotheses[0])
        return Hypothesis(ids=ids, log_prob=result.scores[0], finished=len(ids) < limit)


def _awaited(job: Any) -> Any:  # noqa: ANN401 - a result of either kind
    """The result, when it is there: to ask for it before would keep Python from hearing a signal."""
    while not job.done():
        time.sleep(_POLL_S)
    return job.result()


def _device(asked: str) -> str:
    """CTranslate2's wheels bring no GPU for every driver, so `auto` means the CPU here."""
    if asked in ("auto", "cpu"):
        return "cpu"
    import ctranslate2

    check_cuda(asked, ctranslate2.get_cuda_device_count(), "ctranslate2")
    return asked


def _dtype(config: TranslationConfig, device: str) -> str:
    import ctranslate2

    kind = device.partition(":")[0]
    wanted = config.dtype if config.dtype != "auto" else ("int8" if kind == "cpu" else "float16")
    if wanted not in ctranslate2.get_supported_compute_types(kind):
        raise UsageError(
            f"ctranslate2 cannot compute in {wanted} on this {kind}",
            hint='Set dtype = "auto" or "float32", or engine = "transformers"',
        )
    return wanted
