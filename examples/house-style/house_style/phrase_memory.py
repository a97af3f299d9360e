"""An engine that translates the house's standing phrases as the house does, and leaves others to another."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files

import msgspec

from audit.config import ModelSpec, TranslationConfig
from audit.engines.engine import Engine, Progress
from audit.engines.opening import open_engine
from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation


class PhraseMemory:
    """An `Engine` around another one; `phrases` are those it knows, with their translations."""

    def __init__(self, engine: Engine, phrases: Mapping[str, str]) -> None:
        self._engine = engine
        self._phrases = phrases

    @property
    def fingerprint(self) -> EngineFingerprint:
        """The other engine's, with all that changes the output: other phrases are another engine."""
        other = self._engine.fingerprint
        digest = hashlib.sha256(repr(sorted(self._phrases.items())).encode()).hexdigest()
        versions = (*other.versions, ("phrases", digest[:12]))
        return replace(other, engine=f"phrase-memory over {other.engine}", versions=versions)

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order."""
        others = iter(self._engine.translate([text for text in texts if text not in self._phrases], progress))
        return [
            Translation(text=self._phrases[text]) if text in self._phrases else next(others) for text in texts
        ]

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        """How probable each target is given its source, as the other engine says."""
        return self._engine.score(pairs, progress)

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        """What the other engine would write at each place."""
        return self._engine.complete(places, progress)


def open_memory(spec: ModelSpec, config: TranslationConfig) -> Engine:
    """The engine that audit would choose for the model, behind the phrases, which are known both ways."""
    phrases: dict[str, str] = {}
    for line in files("house_style").joinpath("phrases.tsv").read_text(encoding="utf-8").splitlines():
        french, english = line.split("\t")
        phrases |= {french: english, english: french}
    return PhraseMemory(open_engine(spec, msgspec.structs.replace(config, engine="auto")), phrases)
