"""Lines weighed as the passages of an article are, and the features of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.evidence.content_words import content_contexts
from audit.evidence.contexts import Features, contexts
from audit.evidence.testimony import OF_FORMS, Charge, Texts
from audit.pipeline import Engines
from audit.records import Doubts, Forest, PairWeights, WordWeight
from audit.text import View, translation_text
from audit.values.quantity import Tongue
from audit.weighing.doubted_forms import form_contexts
from audit.weighing.text_pairs import TextPair
from audit.weighing.weighing import weigh

_NEVER = Forest(bias=-1.0, trees=())
NEVER = Doubts(french=_NEVER, form=_NEVER, missing=_NEVER, unaided=_NEVER, original=_NEVER)
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
    """Lines (English, French) weighed; not `aided`, the French by itself."""
    made = [
        TextPair(
            passages=(number,),
            originals=(number,) if aided else (),
            french=View.identity(french),
            english=View.identity(english if aided else ""),
        )
        for number, (english, french) in enumerate(pairs)
    ]
    found = weigh(made, engines, doubts)
    return [Line(Texts(french, english), one) for (english, french), one in zip(pairs, found, strict=True)]


def words(line: Line, charge: Charge) -> Iterator[tuple[WordWeight, Features]]:
    """The scored words that could come to be so charged, with the features by which they are looked into."""
    french, texts = line.weights.french, line.texts
    if charge in OF_FORMS:
        for number, context in form_contexts(texts.french, french):
            yield french[number], context
        return
    side = french
    if charge is Charge.MISSING:
        seen = contexts(texts.french, french)
    elif charge is Charge.UNRENDERED:
        side = line.weights.original
        seen = content_contexts(texts.original, side, texts.french, french, Tongue.ENGLISH)
    else:
        original = line.weights.original
        seen = content_contexts(texts.french, french, texts.original, original, Tongue.FRENCH)
    yield from ((word, found) for word, found in zip(side, seen, strict=True) if found is not None)
