"""Lines weighed as the passages of an article are, and the features of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.evidence.content_words import content_contexts
from audit.evidence.contexts import Features
from audit.evidence.testimony import Texts
from audit.pipeline import Engines
from audit.records import Doubts, Forest, PairWeights, WordWeight
from audit.text import View, translation_text
from audit.values.quantity import Tongue
from audit.weighing.doubted_forms import form_contexts
from audit.weighing.text_pairs import TextPair
from audit.weighing.weighing import weigh

_NEVER = Forest(bias=-1.0, trees=())
NEVER = Doubts(french=_NEVER, form=_NEVER, unaided=_NEVER, original=_NEVER)
"""Looks into nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One weighed line."""

    texts: Texts
    weights: PairWeights


def is_plain(english: str, french: str) -> bool:
    """Whether a model is given both as they are, so that places count alike, and neither is very long."""
    return all(translation_text(text) == text and 30 < len(text) < 300 for text in (english, french))


def weighed(pairs: Sequence[tuple[str, str]], engines: Engines, doubts: Doubts, *, aided: bool) -> list[Line]:
    """Lines (English, French) weighed; not `aided`, the English is what a model made of the French."""
    made = [
        TextPair(
            passages=(number,),
            originals=(number,) if aided else (),
            french=View.identity(french),
            english=View.identity(english),
        )
        for number, (english, french) in enumerate(pairs)
    ]
    found = weigh(made, engines.back, engines.forth, doubts)
    return [Line(Texts(french, english), one) for (english, french), one in zip(pairs, found, strict=True)]


def words(line: Line, *, original: bool = False, form: bool = False) -> Iterator[tuple[WordWeight, Features]]:
    """The words of one side that were scored, with their features; those of their form, of words that have
    others.
    """
    if form:
        french = line.weights.french
        for number, context in form_contexts(line.texts.french, french):
            yield french[number], context
        return
    texts, weights = line.texts, line.weights
    side, facing = (weights.original, weights.french) if original else (weights.french, weights.original)
    text, other = (texts.original, texts.french) if original else texts
    language = Tongue.ENGLISH if original else Tongue.FRENCH
    for word, found in zip(side, content_contexts(text, side, other, facing, language), strict=True):
        if found is not None:
            yield word, found
