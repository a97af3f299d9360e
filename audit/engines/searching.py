"""What each library does with a network and token ids: search for a target, score one, complete one."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import ClassVar

from audit.config import TranslationConfig
from audit.engines.batching import USUAL_TOKENS, Hypothesis, Ids, TokenBatch
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.memory import Halving
from audit.records import EngineFingerprint

DECODING = "2026.1"
"""The version of our own part in the output, in every fingerprint: splitting, limits, banned tokens."""
CPU_SENTENCES = 32
"""Larger batches bring nothing on a core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How much a searcher takes at once.

    `source` tokens of one sequence without the end token; `positions` the longest hypothesis; `tokens`
    (padded, source) and `sentences` of one batch; `scored_tokens` (padded, either side) of one batch of
    pairs; batches searched side by side.
    """

    source: int
    positions: int
    tokens: int
    sentences: int
    scored_tokens: int
    workers: int = 1


class Searcher(ABC):
    """A checkpoint loaded by a library. `fingerprint` is the recipe of its output."""

    engine: ClassVar[str]
    libraries: ClassVar[tuple[str, ...]]
    """Those whose versions can change the output."""

    def __init__(
        self,
        checkpoint: Checkpoint,
        tokenizer: Tokenizer,
        config: TranslationConfig,
        *,
        device: str,
        tokens: int = USUAL_TOKENS,
        sentences: int | None = None,
        scored_tokens: int | None = None,
        workers: int = 1,
    ) -> None:
        """Note what the output depends on, and how much is taken at once on this device."""
        self._tokenizer = tokenizer
        self._beam = config.beam
        self._halving = Halving()
        longest = longest_sequence(checkpoint, config)
        tokens = config.batch_tokens if config.batch_tokens != "auto" else tokens
        self.capacity = Capacity(
            source=longest - 1,
            positions=checkpoint.architecture.max_position_embeddings - 1,
            tokens=tokens,
            sentences=sentences or (CPU_SENTENCES if device == "cpu" else tokens),
            scored_tokens=min(tokens, scored_tokens or tokens),
            workers=workers,
        )
        self.fingerprint = self.fingerprint_of(checkpoint, config)

    @classmethod
    @abstractmethod
    def placed(cls, config: TranslationConfig) -> tuple[str, str]:
        """The device, which may be one of several GPUs, and the type that it computes in.

        Raises:
            UsageError: if the device is not there or cannot compute in the type asked for.
        """

    @classmethod
    def fingerprint_of(cls, checkpoint: Checkpoint, config: TranslationConfig) -> EngineFingerprint:
        """The fingerprint that a searcher would have, without loading one. All GPUs are alike."""
        device, dtype = cls.placed(config)
        return EngineFingerprint(
            engine=cls.engine,
            model=checkpoint.name,
            revision=checkpoint.revision,
            dtype=dtype,
            device=device.partition(":")[0],
            beam=config.beam,
            max_tokens=longest_sequence(checkpoint, config),
            versions=(
                *((name, version(name)) for name in (*cls.libraries, "sentencepiece")),
                ("decoding", DECODING),
            ),
        )

    def search(self, batches: Iterable[TokenBatch]) -> Iterator[tuple[TokenBatch, list[Hypothesis]]]:
        """One hypothesis per sequence. A batch that does not fit the device's memory is halved."""
        for batch in batches:
            yield batch, self._halving.run(self._search, batch)

    @abstractmethod
    def _search(self, batch: TokenBatch) -> list[Hypothesis]:
        """The same for one batch.

        Raises:
            OutOfMemory: if the device has no room for it.
        """

    def score(self, batches: Iterable[TokenBatch]) -> Iterator[tuple[TokenBatch, list[list[float]]]]:
        """For each pair the natural log-probability of every target token, and last of the end token."""
        for batch in batches:
            yield batch, self._halving.run(self._score, batch)

    @abstractmethod
    def _score(self, batch: TokenBatch) -> list[list[float]]:
        """The same for one batch.

        Raises:
            OutOfMemory: if the device has no room for it.
        """

    def complete(self, batches: Iterable[TokenBatch]) -> Iterator[tuple[TokenBatch, list[Ids]]]:
        """What greedy search writes after each target, without end token, up to the batch's limit."""
        for batch in batches:
            yield batch, self._halving.run(self._complete, batch)

    @abstractmethod
    def _complete(self, batch: TokenBatch) -> list[Ids]:
        """The same for one batch.

        Raises:
            OutOfMemory: if the device has no room for it.
        """


def longest_sequence(checkpoint: Checkpoint, config: TranslationConfig) -> int:
    """The longest source in tokens, end token included: as configured, or what the model takes."""
    return max(2, min(config.max_tokens, checkpoint.longest))
