"""What an engine is: texts in, translations or probabilities out, order and length kept."""

from collections.abc import Callable, Sequence
from typing import Protocol

from audit.records import EngineFingerprint, TargetScore, Translation

Progress = Callable[[int, int], None]
"""Called with the texts and target tokens finished since the last call."""


class Engine(Protocol):
    """A translation model, loaded."""

    @property
    def fingerprint(self) -> EngineFingerprint:
        """The recipe of its output."""
        ...

    def translate(self, texts: Sequence[str], progress: Progress | None = None) -> list[Translation]:
        """One translation per text, in order. An empty text gives an empty translation."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[TargetScore]:
        """How probable each target is given its source: one score per pair (source, target), in order.

        Nothing is cut: a pair with a side too long for the model is not scored, nor is one with an empty
        side. The source `.` says next to nothing; with it, the target is judged by itself.
        """
        ...
