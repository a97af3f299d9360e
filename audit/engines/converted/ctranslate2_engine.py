"""The fast engine on CPU: CTranslate2, int8, on weights converted once from the same checkpoint."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audit.config import TranslationConfig
from audit.engines.batching import USUAL_TOKENS, Batch, Hypothesis
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.vocabulary import Vocabulary
from audit.engines.converted.model_cache import load_converted
from audit.engines.device import check_cuda, core_count, cuda_index
from audit.engines.halving import HalvingLog, OutOfMemory, is_out_of_memory, with_halving
from audit.engines.marian import Capacity
from audit.engines.recipe import longest_sequence, marian_fingerprint
from audit.errors import UsageError

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, TranslationResult

__all__ = ["CTranslate2Searcher"]

_SENTENCES = 32
"""Larger batches bring nothing on a core."""
_POLL_S = 0.005
_QUEUED = 2
"""Batches handed over per worker: one is running, one waits."""

log = logging.getLogger(__name__)


class CTranslate2Searcher:
    """A checkpoint loaded by CTranslate2: one worker with one thread per core, or one GPU."""

    def __init__(self, checkpoint: Checkpoint, vocabulary: Vocabulary, config: TranslationConfig) -> None:
        """Convert the checkpoint unless that is done, and load it.

        Raises:
            UsageError: if the device is not there or cannot compute in the type asked for.
        """
        self._vocabulary = vocabulary
        self._ids = {token: number for number, token in enumerate(vocabulary.tokens)}
        self._beam = config.beam
        self._halved = HalvingLog(log)
        device, dtype = _device(config.device), _dtype(config)
        workers = core_count() if device == "cpu" else 1
        self._translator = load_converted(
            checkpoint,
            vocabulary,
            quantization="int8" if dtype.startswith("int8") else "float32",
            device=device.partition(":")[0],
            device_index=cuda_index(device),
            compute_type=dtype,
            inter_threads=workers,
            intra_threads=1,
        )
        positions = checkpoint.architecture.max_position_embeddings
        longest = longest_sequence(checkpoint, config)
        tokens = config.batch_tokens if config.batch_tokens != "auto" else USUAL_TOKENS
        self.capacity = Capacity(
            source=longest - 1,
            positions=positions - 1,
            tokens=tokens,
            sentences=_SENTENCES if device == "cpu" else tokens,
            workers=workers,
        )
        self.fingerprint = marian_fingerprint(
            checkpoint, config, engine="ctranslate2", dtype=dtype, device=device
        )

    def search(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Hypothesis]]]:
        """One hypothesis per sequence. Batches run side by side on the workers, and come back in order."""
        queue: deque[tuple[Batch, list[AsyncTranslationResult]]] = deque()
        for batch in batches:
            if len(queue) == _QUEUED * self.capacity.workers:
                yield self._collected(*queue.popleft())
            queue.append((batch, self._submit(batch)))
        while queue:
            yield self._collected(*queue.popleft())

    def _submit(self, batch: Batch) -> list[AsyncTranslationResult]:
        tokens = self._vocabulary.tokens
        end = tokens[self._vocabulary.eos]
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

    def _collected(self, batch: Batch, jobs: list[AsyncTranslationResult]) -> tuple[Batch, list[Hypothesis]]:
        try:
            return batch, self._hypotheses(batch, jobs)
        except OutOfMemory:
            return batch, with_halving(self._run, batch, self._halved)

    def _run(self, batch: Batch) -> list[Hypothesis]:
        return self._hypotheses(batch, self._submit(batch))

    def _hypotheses(self, batch: Batch, jobs: list[AsyncTranslationResult]) -> list[Hypothesis]:
        try:
            results = [_awaited(job) for job in jobs]
        except RuntimeError as error:
            if is_out_of_memory(error):
                raise OutOfMemory(str(error)) from error
            raise
        return [self._hypothesis(result, batch.limit) for result in results]

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


def _dtype(config: TranslationConfig) -> str:
    import ctranslate2

    device = _device(config.device).partition(":")[0]
    wanted = config.dtype if config.dtype != "auto" else ("int8" if device == "cpu" else "float16")
    possible = ctranslate2.get_supported_compute_types(device)
    if wanted not in possible:
        raise UsageError(
            f"ctranslate2 cannot compute in {wanted} on this {device}",
            hint='Set dtype = "auto" or "float32", or engine = "transformers"',
        )
    return wanted
