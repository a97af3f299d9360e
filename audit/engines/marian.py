"""The engine every MarianMT library sits behind: tokenise, split, batch, search, rejoin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from audit.engines.batching import Batch, Hypothesis, pack
from audit.engines.checkpoints.vocabulary import Vocabulary
from audit.engines.engine import Progress
from audit.engines.splitting import split
from audit.records import Fingerprint, Translation

__all__ = ["DECODING", "Capacity", "MarianEngine", "Searcher"]

DECODING = "2026.1"
"""The version of our own part in the output, in every fingerprint: splitting, limits, banned tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How much a searcher takes at once.

    `source` tokens of one sequence without the end token; `positions` the longest hypothesis; `tokens`
    (padded, source) and `sentences` of one batch; batches searched side by side.
    """

    source: int
    positions: int
    tokens: int
    sentences: int
    workers: int = 1


class Searcher(Protocol):
    """A network and its beam search: token ids in, the best hypothesis out."""

    @property
    def fingerprint(self) -> Fingerprint:
        """The recipe of its output."""
        ...

    @property
    def capacity(self) -> Capacity:
        """How much it takes at once."""
        ...

    def search(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Hypothesis]]]:
        """One hypothesis per sequence of each batch; batches in any order, one after the other."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A piece of text number `text`, as ids; `cut` says that something is missing at its end."""

    text: int
    ids: tuple[int, ...]
    cut: bool


class MarianEngine:
    """An `Engine` around a `Searcher`."""

    def __init__(self, vocabulary: Vocabulary, searcher: Searcher) -> None:
        self._vocabulary = vocabulary
        self._searcher = searcher

    @property
    def fingerprint(self) -> Fingerprint:
        """The recipe of its output."""
        return self._searcher.fingerprint

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order. Text that is empty to the model gives an empty translation."""
        parts = [part for number, text in enumerate(texts) for part in self._parts(number, text)]
        found = self._search(parts, len(texts), progress or (lambda _texts, _tokens: None))
        grouped: list[list[tuple[_Part, Hypothesis]]] = [[] for _ in texts]
        for part, hypothesis in zip(parts, found, strict=True):
            grouped[part.text].append((part, hypothesis))
        return [self._joined(pieces) for pieces in grouped]

    def _parts(self, number: int, text: str) -> Iterator[_Part]:
        encode = self._vocabulary.encode
        limit = self._searcher.capacity.source
        ids = encode(text)
        if len(ids) <= limit:
            yield from [_Part(text=number, ids=tuple(ids), cut=False)] if ids else []
            return
        for piece in split(text, limit, lambda part: len(encode(part))):
            ids = encode(piece.text)
            yield _Part(text=number, ids=tuple(ids[:limit]), cut=piece.cut or len(ids) > limit)

    def _search(self, parts: list[_Part], texts: int, progress: Progress) -> list[Hypothesis]:
        capacity = self._searcher.capacity
        batches = pack(
            [part.ids for part in parts],
            positions=capacity.positions,
            tokens=capacity.tokens,
            sentences=capacity.sentences,
            workers=capacity.workers,
        )
        waiting = [0] * texts
        for part in parts:
            waiting[part.text] += 1
        progress(waiting.count(0), 0)
        found: dict[int, Hypothesis] = {}
        for batch, hypotheses in self._searcher.search(batches):
            finished = 0
            for number, hypothesis in zip(batch.numbers, hypotheses, strict=True):
                assert number not in found, f"sequence {number} was searched twice"
                found[number] = hypothesis
                waiting[parts[number].text] -= 1
                finished += not waiting[parts[number].text]
            progress(finished, sum(len(hypothesis.ids) for hypothesis in hypotheses))
        return [found[number] for number in range(len(parts))]

    def _joined(self, pieces: list[tuple[_Part, Hypothesis]]) -> Translation:
        if not pieces:
            return Translation(text="")
        decoded = (self._vocabulary.decode(hypothesis.ids) for _, hypothesis in pieces)
        steps = [len(hypothesis.ids) + hypothesis.finished for _, hypothesis in pieces]
        total = sum(hypothesis.log_prob * n for (_, hypothesis), n in zip(pieces, steps, strict=True))
        return Translation(
            text=" ".join(text for text in decoded if text),
            log_prob=total / sum(steps),
            tokens=sum(len(hypothesis.ids) for _, hypothesis in pieces),
            pieces=len(pieces),
            truncated=any(part.cut or not hypothesis.finished for part, hypothesis in pieces),
        )
