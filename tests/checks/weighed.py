"""Weights of words in fixtures: every word is probable but those that a case puts in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audit.evidence.contexts import contexts
from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.records import (
    Alternative,
    Belief,
    Doubts,
    Forest,
    Link,
    PairWeights,
    Passage,
    Reliability,
    Span,
    Split,
    Witness,
    WordWeight,
)

SURPRISE = -9.0
_BAR = 5.0

_NEVER = Forest(bias=-1.0, trees=())
_CONTEXT = len(contexts("a", [WordWeight(0, 1, (-0.1,))])[0] or ())
"""How many features a word has before what is gained in its place, or without it."""


def _belief() -> Belief:
    """One whose odds are what is gained, above the bar."""
    steps = range(1, 2 * int(_BAR) + 1)
    return Belief(
        forest=Forest(
            bias=0.0,
            trees=tuple(Split(feature=_CONTEXT, bar=one - 0.5, below=-0.5, above=0.5) for one in steps),
        ),
        reliability=Reliability(intercept=0.0, slope=0.1, findings=100),
    )


WITNESS = Witness(
    doubts=Doubts(french=_NEVER, form=_NEVER, missing=_NEVER, unaided=_NEVER, original=_NEVER),
    unsupported=_belief(),
    added=_belief(),
    wrong_form=_belief(),
    unaided_form=_belief(),
    unrendered=_belief(),
    missing=_belief(),
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
            one = Alternative(
                table["write"],
                table["gain"],
                table.get("form", False),
                table.get("back", 1.0),
                inserts=table.get("inserts", False),
            )
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
        return WordWeight(word.start, word.end, (SURPRISE if tried else -0.1,), tried, edited=(-0.1,))

    def _weight_of_original(self, word: Span) -> WordWeight:
        gain = self.original.get(word)
        rises = None if gain is None else (gain, 1.0, 0.0)
        return WordWeight(word.start, word.end, (-0.1 if gain is None else SURPRISE,), (), rises)


def _words(text: str, span: Span) -> list[Span]:
    found = LETTERS_AND_DIGITS.finditer(text, span.start, span.end)
    return [Span(start=match.start(), end=match.end()) for match in found]
