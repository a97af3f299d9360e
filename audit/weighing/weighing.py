"""The step between translating and judging: all pairs of a pool are weighed together, in both directions.

Every word is scored given the other text, the French given nothing and to the post-editor too; only what is
improbable is looked into: in place of a French word what both models would write there and the word's other
forms are tried, what the post-editor would put in before it, and words of either text are left out.
"""

from collections.abc import Sequence

from audit.engines.engine import Progress
from audit.evidence.contexts import contexts
from audit.evidence.doubts import doubted
from audit.records import Doubts, PairWeights, WordWeight
from audit.text import View
from audit.weighing.alternatives import alternatives
from audit.weighing.doubted_words import doubted_french, unfaced
from audit.weighing.left_out import rises_without
from audit.weighing.models import Models
from audit.weighing.scored_text import also_alone, scored_texts
from audit.weighing.text_pairs import TextPair


def weigh(
    pairs: Sequence[TextPair], models: Models, doubts: Doubts, progress: Progress | None = None
) -> list[PairWeights]:
    """The weights of every pair, in order."""
    back, forth, editor = models.back, models.forth, models.post_editor
    compared = [number for number, pair in enumerate(pairs) if pair.originals]
    texts = [(pair.english.text, pair.french.text) for pair in pairs]
    french = dict(enumerate(also_alone(scored_texts(texts, forth, progress), forth, editor)))
    reverse = scored_texts([(texts[number][1], texts[number][0]) for number in compared], back, progress)
    original = dict(zip(compared, reverse, strict=True))
    lost = {number: unfaced(text, french[number], doubts) for number, text in original.items()}
    unrendered = [(number, place) for number, places in lost.items() for place in places]
    improbable = [
        (number, place)
        for number, text in original.items()
        for place in doubted_french(french[number], text, doubts, is_unfaced=bool(lost[number]))
    ]
    gapped = [
        (number, place)
        for number in compared
        for place in doubted(doubts.missing, contexts(french[number].text, french[number].words))
    ]
    tried = alternatives(french, original, improbable, gapped, doubts, models)
    added = rises_without(improbable, french, original, forth, back, editor)
    without = rises_without(unrendered, original, french, back, forth)
    return [
        PairWeights(
            passages=pair.passages,
            originals=pair.originals,
            french=tuple(
                _placed(word, pair.french)._replace(
                    alternatives=tried.get((number, place), ()), without=added.get((number, place))
                )
                for place, word in enumerate(french[number].words)
            ),
            original=tuple(
                _placed(word, pair.english)._replace(without=without.get((number, place)))
                for place, word in enumerate(original[number].words if number in original else ())
            ),
        )
        for number, pair in enumerate(pairs)
    ]


def _placed(word: WordWeight, view: View) -> WordWeight:
    """The word where it stands in the text that was read."""
    span = view.span(word.start, word.end)
    return word._replace(start=span.start, end=span.end)
