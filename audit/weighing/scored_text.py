"""Texts with what models say of each piece: given the text they face, given nothing, to a post-editor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from audit.engines.engine import Engine, Progress
from audit.engines.post_editing import edit_source
from audit.records import TargetScore, WordWeight
from audit.weighing.places import words_of

NOTHING = "."
"""The source that says next to nothing (`Engine.score`)."""


class Way(Enum):
    """What a French text is scored by."""

    GIVEN = "given the text it faces"
    ALONE = "given nothing"
    EDITED = "to the post-editor"


Place = tuple[int, int]
"""The number of a pair and of a word in one of its texts."""


NO_SCORE = TargetScore()


@dataclass(frozen=True, slots=True)
class ScoredText:
    """One text with its score given the other, and its words."""

    given: str
    text: str
    score: TargetScore
    words: list[WordWeight]
    alone: TargetScore = NO_SCORE
    """The score given nothing, for French."""
    draft: str = ""
    """What the post-editor reads."""
    edited: TargetScore = NO_SCORE
    """The score to the post-editor, for French: of nothing where there is none."""

    def source(self, way: Way) -> str:
        """What the model reads."""
        return {Way.GIVEN: self.given, Way.ALONE: NOTHING, Way.EDITED: self.draft}[way]

    def score_in(self, way: Way) -> TargetScore:
        """What it says."""
        return {Way.GIVEN: self.score, Way.ALONE: self.alone, Way.EDITED: self.edited}[way]


def scored_texts(
    pairs: Sequence[tuple[str, str]], engine: Engine, progress: Progress | None = None
) -> list[ScoredText]:
    """The texts of these pairs (given, text), in order."""
    scores = engine.score(pairs, progress) if pairs else []
    return [
        ScoredText(given, text, score, words_of(text, score))
        for (given, text), score in zip(pairs, scores, strict=True)
    ]


def also_alone(
    texts: Sequence[ScoredText], engine: Engine, editor: Engine | None, progress: Progress | None = None
) -> list[ScoredText]:
    """The same, also scored given nothing and to the post-editor: where nothing is given, to these alone."""
    if not texts:
        return []
    bare = engine.score([(NOTHING, one.text) for one in texts])
    found = [_alone(*one) for one in zip(texts, bare, strict=True)]
    if editor is None:
        return found
    drafts = [edit_source(one.given, one.text) for one in texts]
    scores = editor.score([(draft, one.text) for draft, one in zip(drafts, texts, strict=True)], progress)
    return [_edited(*one) for one in zip(found, drafts, scores, strict=True)]


def _alone(text: ScoredText, score: TargetScore) -> ScoredText:
    seen = words_of(text.text, score)
    words = [
        word._replace(alone=one.log_probs, behind=(word.behind[0], one.behind[0], 0.0))
        for word, one in zip(text.words, seen, strict=True)
    ]
    return replace(text, words=words, alone=score)


def _edited(text: ScoredText, draft: str, score: TargetScore) -> ScoredText:
    seen = words_of(text.text, score)
    words = [
        word._replace(
            log_probs=word.log_probs if text.given else one.log_probs,
            edited=one.log_probs,
            behind=(word.behind[0] if text.given else one.behind[0], word.behind[1], one.behind[0]),
        )
        for word, one in zip(text.words, seen, strict=True)
    ]
    return replace(text, words=words, draft=draft, edited=score)
