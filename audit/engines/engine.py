"""What an engine is: texts in, translations, probabilities or continuations out, order and length kept.

And what a scorer is: pairs of texts in, penalties out.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from audit.records import CutTarget, EngineFingerprint, TargetScore, Translation

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

    def complete(self, places: Sequence[CutTarget], progress: Progress | None = None) -> list[str]:
        """What the model itself would write at each place, given the source and the target before it.

        One text per place, in order: a few pieces, found greedily. It begins with a space where it begins a
        new word, even where the target has its space before the place already: whether the word before goes
        on is the model's choice. It is empty where the model would end, a side is empty, or one is too long.
        """
        ...


class Scorer(Protocol):
    """A model that says of whole sentences how well they are translated, loaded."""

    @property
    def fingerprint(self) -> EngineFingerprint:
        """The recipe of its output."""
        ...

    def penalties(self, pairs: Sequence[tuple[str, str]], progress: Progress | None = None) -> list[float]:
        """What experts would deduct for each pair (source, translation): 0 (flawless) to 25, in order."""
        ...
