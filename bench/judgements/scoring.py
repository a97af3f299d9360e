"""What both models say of a sentence and its original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.evidence.contexts import FLOOR
from audit.pipeline import Engines
from audit.records import TargetScore
from audit.text import translation_text

__all__ = ["BothWays", "both_ways"]


@dataclass(frozen=True, slots=True)
class BothWays:
    """The French given the English, and the English given the French."""

    french: TargetScore
    english: TargetScore

    @property
    def french_mean(self) -> float:
        """The mean log-probability of the French, its end included; minus infinity if not scored."""
        return _mean(self.french)

    @property
    def english_mean(self) -> float:
        """That of the English."""
        return _mean(self.english)

    @property
    def mean(self) -> float:
        """The sum of both: what chooses between near-identical candidates."""
        return self.french_mean + self.english_mean

    @property
    def total(self) -> float:
        """The sum of both log-probabilities, no piece counted below the floor."""
        return sum(_numbers(self.french)) + sum(_numbers(self.english))


def both_ways(pairs: Sequence[tuple[str, str]], engines: Engines) -> list[BothWays]:
    """The scores of pairs of English and French, in order."""
    plain = [(translation_text(english), translation_text(french)) for english, french in pairs]
    french = engines.forth.score(plain)
    english = engines.back.score([(target, source) for source, target in plain])
    return [BothWays(*scores) for scores in zip(french, english, strict=True)]


def _mean(score: TargetScore) -> float:
    numbers = _numbers(score)
    return sum(numbers) / len(numbers) if numbers else float("-inf")


def _numbers(score: TargetScore) -> list[float]:
    found = [*(piece.log_prob for piece in score.pieces), score.end_log_prob]
    return [max(one, FLOOR) for one in found if one is not None]
