"""An engine that translates each text once, and remembers it on disk if asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from audit.engines.engine import Engine, Progress
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation

__all__ = ["RememberingEngine"]


class Remembered(msgspec.Struct, frozen=True):
    """One line of the file: the recipe that made the translation, the text, and what came of it."""

    recipe: EngineFingerprint
    text: str
    translation: Translation


class RememberingEngine:
    """Wraps an engine. The file may be shared by engines: each reads only what its own recipe made."""

    def __init__(self, engine: Engine, file: Path | None = None) -> None:
        self._engine = engine
        self._file = file
        self._known: dict[str, Translation] = {}
        if file and file.exists():
            lines = file.read_bytes().splitlines()
            entries = (msgspec.json.decode(line, type=Remembered) for line in lines)
            self._known = {e.text: e.translation for e in entries if e.recipe == engine.fingerprint}

    @property
    def fingerprint(self) -> EngineFingerprint:
        """The recipe of the engine inside."""
        return self._engine.fingerprint

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order; only the texts not seen before are translated."""
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        if new:
            self._learn(new, self._engine.translate(new, progress))
        return [self._known[text] for text in texts]

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        """The scores of the engine inside, not remembered."""
        return self._engine.score(pairs, progress)

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        """What the engine inside writes, not remembered."""
        return self._engine.complete(places, progress)

    def _learn(self, texts: list[str], translations: list[Translation]) -> None:
        self._known.update(zip(texts, translations, strict=True))
        if self._file is None:
            return
        with self._file.open("ab") as file:
            for text, translation in zip(texts, translations, strict=True):
                entry = Remembered(recipe=self.fingerprint, text=text, translation=translation)
                file.write(msgspec.json.encode(entry) + b"\n")
