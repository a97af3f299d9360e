"""Texts with what a model says of every piece, given the text they face and given nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.engines.engine import Engine, Progress
from audit.records import TargetScore, WordWeight
from audit.weighing.places import words_of

NOTHING = "."
"""The source that says next to nothing (`Engine.score`)."""

Place = tuple[int, int]
"""The number of a pair and of a word in one of its texts."""


@dataclass(frozen=True, slots=True)
class ScoredText:
    """One text with its score given the other, and its words."""

    given: str
    text: str
    score: TargetScore
    words: list[WordWeight]
    alone: TargetScore
    """The score given nothing, for French; for an original the score itself."""


def scored_texts(
    pairs: Sequence[tuple[str, str]], engine: Engine, progress: Progress | None = None
) -> list[ScoredText]:
    """The texts of these pairs (given, text), in order."""
    scores = engine.score(pairs, progress) if pairs else []
    return [
        ScoredText(given, text, score, words_of(text, score), score)
        for (given, text), score in zip(pairs, scores, strict=True)
    ]


def also_alone(texts: Sequence[ScoredText], engine: Engine) -> dict[int, ScoredText]:
    """The same, also scored given nothing, by the number of their pair."""
    scores = engine.score([(NOTHING, one.text) for one in texts]) if texts else []
    return {number: _alone(*one) for number, one in enumerate(zip(texts, scores, strict=True))}


def _alone(text: ScoredText, score: TargetScore) -> ScoredText:
    bare = words_of(text.text, score)
    words = [
        word._replace(alone=one.log_probs, behind=(word.behind[0], one.behind[0]))
        for word, one in zip(text.words, bare, strict=True)
    ]
    return replace(text, words=words, alone=score)
