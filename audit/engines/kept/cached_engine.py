"""An engine that remembers: what was translated, scored or completed once by the same recipe is not again."""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import msgspec

from audit.engines.engine import Engine, Progress, Scorer
from audit.engines.kept.cache_folders import cache_folder
from audit.engines.kept.record_store import RecordStore
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation

Item = TypeVar("Item", bound=Hashable)
R = TypeVar("R")


def cache_path() -> Path:
    """Where translations are kept unless told otherwise."""
    return cache_folder() / "translations.sqlite"


class _Cached:
    """What is asked once of a model is not again; `fingerprint` is the model's: the cache changes nothing."""

    _at_once = 1024
    """Texts, pairs or places between two writes: so many are lost at most to a kill."""

    def __init__(self, fingerprint: EngineFingerprint, path: Path | None) -> None:
        self.fingerprint = fingerprint
        self._store = RecordStore(path or cache_path())
        self._recipe = hashlib.sha256(msgspec.json.encode(fingerprint)).digest()

    def _through(
        self,
        items: Sequence[Item],
        keys: Mapping[Item, bytes],
        kind: type[R],
        ask: Callable[[list[Item], Progress], list[R]],
        size: Callable[[Item], int],
        progress: Progress | None,
    ) -> list[R]:
        """One record per item: those the store lacks from `ask`, written group by group."""
        report = progress or (lambda _items, _tokens: None)
        counts = Counter(items)
        stored = self._store.read(list(keys.values()), kind)
        known = {item: stored[key] for item, key in keys.items() if key in stored}
        report(sum(counts[item] for item in known), 0)
        unknown = sorted((item for item in counts if item not in known), key=size, reverse=True)
        for some in _groups(unknown, self._at_once):
            new = dict(zip(some, ask(some, report), strict=True))
            self._store.write({keys[item]: record for item, record in new.items()})
            known |= new
            report(sum(counts[item] - 1 for item in some), 0)
        return [known[item] for item in items]


class CachedEngine(_Cached):
    """An `Engine` around another, with the same results; nothing is translated, scored or completed twice."""

    def __init__(self, engine: Engine, path: Path | None = None) -> None:
        super().__init__(engine.fingerprint, path)
        self._engine = engine

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order, from the cache where it is there."""
        keys = {text: _digest(self._recipe, _bytes(text)) for text in texts}
        return self._through(texts, keys, Translation, self._engine.translate, len, progress)

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        """One score per pair (source, target), in order, from the cache where it is there."""
        recipe = _digest(self._recipe, b"score")
        keys = {pair: _pair_key(recipe, pair) for pair in pairs}
        return self._through(pairs, keys, TargetScore, self._engine.score, _size, progress)

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        """One text per place, in order, from the cache where it is there."""
        recipe = _digest(self._recipe, b"complete")
        # The whole target: it decides how its beginning falls into pieces.
        keys = {
            place: _digest(recipe, _digest(_bytes(place.source)), _bytes(f"{place.at} {place.target}"))
            for place in places
        }
        return self._through(places, keys, str, self._engine.complete, attrgetter("at"), progress)


class CachedScorer(_Cached):
    """A `Scorer` around another, with the same results; no pair is scored twice."""

    _at_once = 64  # the models are large, and slow on a CPU

    def __init__(self, scorer: Scorer, path: Path | None = None) -> None:
        super().__init__(scorer.fingerprint, path)
        self._scorer = scorer

    def penalties(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[float]:
        """One penalty per pair, in order, from the cache where it is there."""
        keys = {pair: _pair_key(self._recipe, pair) for pair in pairs}
        return self._through(pairs, keys, float, self._scorer.penalties, _size, progress)


def _groups(items: list[Item], size: int) -> Iterator[list[Item]]:
    """Groups small enough to be written between, each of items of like size."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _size(pair: tuple[str, str]) -> int:
    return max(map(len, pair))


def _pair_key(recipe: bytes, pair: tuple[str, str]) -> bytes:
    return _digest(recipe, _digest(_bytes(pair[0])), _bytes(pair[1]))


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
