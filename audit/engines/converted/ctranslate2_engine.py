"""The fast engine on CPU: CTranslate2, int8, on weights converted once from the same checkpoint."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audit.config import TranslationConfig
from audit.engines.batching import Hypothesis, SourceBatch
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.converted.model_cache import load_converted
from audit.engines.device import check_cuda, core_count, cuda_index
from audit.engines.memory import OutOfMemory, memory_watched
from audit.engines.searching import Searcher
from audit.errors import UsageError

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, TranslationResult

__all__ = ["CTranslate2Searcher"]

_POLL_S = 0.005
"""Far below the time of a batch, and often enough for Ctrl-C to seem immediate."""
_QUEUED = 2
"""Batches handed over per worker: one is running, one waits."""


class CTranslate2Searcher(Searcher):
    """A checkpoint loaded by CTranslate2: one worker with one thread per core, or one GPU."""

    engine = "ctranslate2"
    libraries = ("ctranslate2",)

    def __init__(self, checkpoint: Checkpoint, tokenizer: Tokenizer, config: TranslationConfig) -> None:
        """Convert the checkpoint unless that is done, and load it.

        Raises:
            UsageError: if the device is not there or cannot compute in the type asked for.
        """
        device = _device(config.device)
        dtype = _dtype(config, device)
        workers = core_count() if device == "cpu" else 1
        super().__init__(checkpoint, tokenizer, config, device=device, dtype=dtype, workers=workers)
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

    def search(self, batches: Iterable[SourceBatch]) -> Iterator[tuple[SourceBatch, list[Hypothesis]]]:
        """One hypothesis per sequence. Batches run side by side on the workers, and come back in order."""
        queue: deque[tuple[SourceBatch, list[AsyncTranslationResult]]] = deque()
        for batch in batches:
            if len(queue) == _QUEUED * self.capacity.workers:
                yield self._collected(*queue.popleft())
            queue.append((batch, self._submit(batch)))
        while queue:
            yield self._collected(*queue.popleft())

    def _submit(self, batch: SourceBatch) -> list[AsyncTranslationResult]:
        tokens = self._tokenizer.tokens
        end = tokens[self._tokenizer.eos]
        jobs: list[AsyncTranslationResult] = self._translator.translate_batch(
            [[*(tokens[number] for number in source), end] for source in batch.sources],
            beam_size=self._beam,
            length_penalty=1.0,
            max_input_length=0,
            min_decoding_length=0,  # 1, the default, would raise the first token's probability
            max_decoding_length=batch.limit,
            return_scores=True,
            asynchronous=True,
        )
        return jobs

    def _collected(
        self, batch: SourceBatch, jobs: list[AsyncTranslationResult]
    ) -> tuple[SourceBatch, list[Hypothesis]]:
        try:
            return batch, self._hypotheses(batch, jobs)
        except OutOfMemory:
            return batch, self._halving.run(self._search, batch)

    def _search(self, batch: SourceBatch) -> list[Hypothesis]:
        return self._hypotheses(batch, self._submit(batch))

    def _hypotheses(self, batch: SourceBatch, jobs: list[AsyncTranslationResult]) -> list[Hypothesis]:
        with memory_watched():
            return [self._hypothesis(_awaited(job), batch.limit) for job in jobs]

    def _hypothesis(self, result: TranslationResult, limit: int) -> Hypothesis:
        ids = tuple(self._ids[token] for token in result.hypotheses[0])
        return Hypothesis(ids=ids, log_prob=result.scores[0], finished=len(ids) < limit)


def _awaited(job: AsyncTranslationResult) -> TranslationResult:
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
