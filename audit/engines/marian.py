"""The engine every MarianMT library sits behind: tokenise, split, batch, compute, rejoin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.engines.batching import Hypothesis, pack
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.completion import complete_places
from audit.engines.engine import Progress
from audit.engines.forced_decoding import score_pairs
from audit.engines.searching import Searcher
from audit.engines.splitting import split
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Text number `text`, or a part of it, as ids; `cut` says that something is missing at its end."""

    text: int
    ids: tuple[int, ...]
    cut: bool


class MarianEngine:
    """An `Engine` around a `Searcher`."""

    def __init__(self, tokenizer: Tokenizer, searcher: Searcher) -> None:
        self.tokenizer = tokenizer
        self.searcher = searcher

    @property
    def fingerprint(self) -> EngineFingerprint:
        """The recipe of its output."""
        return self.searcher.fingerprint

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order. Text that is empty to the model gives an empty translation."""
        sources = [source for number, text in enumerate(texts) for source in self._sources(number, text)]
        found = self._search(sources, len(texts), progress or (lambda _texts, _tokens: None))
        grouped: list[list[tuple[_Source, Hypothesis]]] = [[] for _ in texts]
        for source, hypothesis in zip(sources, found, strict=True):
            grouped[source.text].append((source, hypothesis))
        return [self._joined(parts) for parts in grouped]

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        """How probable each target is given its source, in order; see `Engine.score`."""
        return score_pairs(pairs, self.tokenizer, self.searcher, progress or (lambda _pairs, _tokens: None))

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        """What the model itself would write at each place, in order; see `Engine.complete`."""
        progress = progress or (lambda _places, _tokens: None)
        return complete_places(places, self.tokenizer, self.searcher, progress)

    def _sources(self, number: int, text: str) -> Iterator[_Source]:
        encode = self.tokenizer.encode
        limit = self.searcher.capacity.source
        ids = encode(text)
        if len(ids) <= limit:
            yield from [_Source(text=number, ids=tuple(ids), cut=False)] if ids else []
            return
        for part in split(text, limit, lambda part: len(encode(part))):
            ids = encode(part.text)
            yield _Source(text=number, ids=tuple(ids[:limit]), cut=part.cut or len(ids) > limit)

    def _search(self, sources: list[_Source], texts: int, progress: Progress) -> list[Hypothesis]:
        capacity = self.searcher.capacity
        batches = pack(
            [source.ids for source in sources],
            positions=capacity.positions,
            tokens=capacity.tokens,
            sentences=capacity.sentences,
            workers=capacity.workers,
        )
        waiting = [0] * texts
        for source in sources:
            waiting[source.text] += 1
        progress(waiting.count(0), 0)
        found: dict[int, Hypothesis] = {}
        for batch, hypotheses in self.searcher.search(batches):
            finished = 0
            for number, hypothesis in zip(batch.numbers, hypotheses, strict=True):
                assert number not in found, f"sequence {number} was searched twice"
                found[number] = hypothesis
                waiting[sources[number].text] -= 1
                finished += not waiting[sources[number].text]
            progress(finished, sum(len(hypothesis.ids) for hypothesis in hypotheses))
        return [found[number] for number in range(len(sources))]

    def _joined(self, parts: list[tuple[_Source, Hypothesis]]) -> Translation:
        if not parts:
            return Translation(text="")
        decoded = (self.tokenizer.decode(hypothesis.ids) for _, hypothesis in parts)
        steps = [len(hypothesis.ids) + hypothesis.finished for _, hypothesis in parts]
        total = sum(hypothesis.log_prob * n for (_, hypothesis), n in zip(parts, steps, strict=True))
        return Translation(
            text=" ".join(text for text in decoded if text),
            log_prob=total / sum(steps),
            tokens=sum(len(hypothesis.ids) for _, hypothesis in parts),
            pieces=len(parts),
            truncated=any(source.cut or not hypothesis.finished for source, hypothesis in parts),
        )
