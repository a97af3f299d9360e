"""An engine that notes how long it translated, and how much."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from audit.config import ModelSpec, TranslationConfig
from audit.engines.engine import Engine, Progress
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation

__all__ = ["Timer"]

Opener = Callable[[ModelSpec, TranslationConfig], Engine]


class Timer:
    """Seconds of loading and translating, texts and target tokens, of all engines it opened."""

    def __init__(self) -> None:
        self.load = 0.0
        self.seconds = 0.0
        self.texts = 0
        self.tokens = 0

    def opening(self, opener: Opener) -> Opener:
        """The opener, timed, of timed engines; what a model makes of a specimen is not asked."""

        def timed(spec: ModelSpec, config: TranslationConfig, *_: object) -> Engine:
            start = time.perf_counter()
            engine = opener(spec, config)
            self.load += time.perf_counter() - start
            return _TimedEngine(engine, self)

        return timed


class _TimedEngine:
    def __init__(self, engine: Engine, timer: Timer) -> None:
        self._engine = engine
        self._timer = timer

    @property
    def fingerprint(self) -> EngineFingerprint:
        return self._engine.fingerprint

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        start = time.perf_counter()
        done = self._engine.translate(texts, progress)
        self._timer.seconds += time.perf_counter() - start
        self._timer.texts += len(texts)
        self._timer.tokens += sum(one.tokens for one in done)
        return done

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        start = time.perf_counter()
        done = self._engine.score(pairs, progress)
        self._timer.seconds += time.perf_counter() - start
        return done

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        start = time.perf_counter()
        done = self._engine.complete(places, progress)
        self._timer.seconds += time.perf_counter() - start
        return done
