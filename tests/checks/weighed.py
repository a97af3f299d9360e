"""Weights of words in fixtures: every word is probable but those that a case puts in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.records import (
    Alternative,
    Belief,
    Doubts,
    Forest,
    Link,
    Logit,
    PairWeights,
    Passage,
    Reliability,
    Span,
    Witness,
    WordWeight,
)

SURPRISE = -9.0
_BAR = 5.0

_OF_WORDS, _OF_FORMS = 9, 37
"""How many features a word has, and a form."""


def _never(features: int) -> Logit:
    return Logit(bias=-1.0, weights=(0.0,) * features)


def _belief(features: int, *gains: float) -> Belief:
    """One that believes what is gained alone: of the features after those that every word has."""
    return Belief(
        logit=Logit(bias=-_BAR, weights=(*[0.0] * features, *gains)),
        reliability=Reliability(intercept=0.0, slope=0.1, findings=100),
    )


_GAIN_OF_LONG_AND_SHORT = (0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
WITNESS = Witness(
    doubts=Doubts(
        french=_never(_OF_WORDS),
        form=Forest(bias=-1.0, trees=()),
        unaided=Forest(bias=-1.0, trees=()),
        original=_never(_OF_WORDS),
    ),
    unsupported=_belief(_OF_WORDS, 1.0, *[0.0] * 5),
    added=_belief(_OF_WORDS, 1.0, 0.0),
    wrong_form=_belief(_OF_FORMS, *_GAIN_OF_LONG_AND_SHORT),
    unaided_form=_belief(_OF_FORMS, *_GAIN_OF_LONG_AND_SHORT),
    unrendered=_belief(_OF_WORDS, 1.0, 0.0),
    fitted_on="cases",
)
"""Tells a word where an alternative, or leaving it out, gains more than 5."""


@dataclass
class Doubted:
    """What a case puts in doubt, in the article and in the original, with what the models say of it."""

    french: dict[Span, tuple[Alternative, ...]] = field(default_factory=dict)
    original: dict[Span, float] = field(default_factory=dict)

    def add(self, key: str, table: Mapping[str, Any], start: int) -> None:
        """`instead` doubts a word of the article, `unrendered` one of the original, at `start`."""
        span = Span(start=start, end=start + len(table["of"]))
        if key == "unrendered":
            self.original[span] = table["gain"]
        else:
            one = Alternative(table["write"], table["gain"], table.get("form", False), 1.0)
            self.french[span] = (*self.french.get(span, ()), one)

    def shifted(self, by: int) -> Doubted:
        """The same with the article's text moved."""
        return Doubted({span.shifted(by): tried for span, tried in self.french.items()}, self.original)

    def weights(
        self,
        text: str,
        passages: Sequence[Passage],
        original: str,
        originals: Sequence[Span],
        links: Sequence[Link],
    ) -> tuple[PairWeights, ...]:
        """Those of every pair of the article, if anything is in doubt."""
        if not self.french and not self.original:
            return ()
        linked = {index for link in links if link.originals for index in link.passages}
        sides = [(link.passages, link.originals) for link in links if link.passages and link.originals]
        sides += [((passage.index,), ()) for passage in passages if passage.index not in linked]
        return tuple(
            PairWeights(
                passages=left,
                originals=right,
                french=tuple(
                    self._weight(text, word) for index in left for word in _words(text, passages[index].span)
                ),
                original=tuple(
                    self._weight_of_original(word)
                    for index in right
                    for word in _words(original, originals[index])
                ),
            )
            for left, right in sides
        )

    def _weight(self, text: str, word: Span) -> WordWeight:
        tried = self.french.get(word, ())
        return WordWeight(word.start, word.end, (SURPRISE if tried else -0.1,), tried, alone=(-0.1,))

    def _weight_of_original(self, word: Span) -> WordWeight:
        gain = self.original.get(word)
        rises = None if gain is None else (gain, 1.0)
        return WordWeight(word.start, word.end, (-0.1 if gain is None else SURPRISE,), (), rises)


def _words(text: str, span: Span) -> list[Span]:
    found = LETTERS_AND_DIGITS.finditer(text, span.start, span.end)
    return [Span(start=match.start(), end=match.end()) for match in found]
