"""What a fitted witness tells of words: those whose weights make an error likely enough to be read."""

import math
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from audit.evidence.content_words import content_contexts, folded_words, may_mean
from audit.evidence.contexts import Features, contexts
from audit.evidence.doubts import (
    UNFITTED,
    best,
    form_with_gain,
    insertion,
    widest_gap,
    with_gain,
    with_insertion,
    with_rises,
)
from audit.evidence.forests import odds
from audit.records import Alternative, Belief, Evidence, PairWeights, Span, Witness, WordWeight
from audit.text import folded
from audit.values.quantity import Tongue

_UNSEEN = 10.0
"""Subtracted from the log-odds of words that were not looked into, so that they rank behind all that were."""


class Charge(StrEnum):
    """What a word can be told for; the values are the names of the witness's beliefs.

    What is `ADDED` ranks passages and is marked in them, but no check tells it: of eighteen such words in
    24,000 by google and microsoft one was in doubt when read, the others half of a compound or explained.
    """

    UNSUPPORTED = "unsupported"
    ADDED = "added"
    WRONG_FORM = "wrong_form"
    UNAIDED_FORM = "unaided_form"
    UNRENDERED = "unrendered"
    MISSING = "missing"


_LEFT_OUT = frozenset({Charge.ADDED, Charge.UNRENDERED})
"""Both texts explain one another better without the word."""
OF_FORMS = frozenset({Charge.WRONG_FORM, Charge.UNAIDED_FORM})


_GAINS = {
    Charge.WRONG_FORM: form_with_gain,
    Charge.UNAIDED_FORM: form_with_gain,
    Charge.MISSING: with_insertion,
}
"""How words so charged are described, whatever they mean."""


class Texts(NamedTuple):
    """What the weights of an article stand in: its text and that of its original, as read."""

    french: str
    original: str

    @staticmethod
    def of(evidence: Evidence) -> "Texts":
        """Those of an article."""
        return Texts(evidence.article.text, evidence.article.original or "")


class Told(NamedTuple):
    """A word in doubt.

    `odds` are the witness's log-odds, above 0 where it is sure enough to tell; `instead` what would explain
    the text better, None for a word that nothing on the other side seems to face.
    """

    span: Span
    odds: float
    instead: Alternative | None = None


def in_doubt(witness: Witness, charge: Charge, pair: PairWeights, texts: Texts) -> Iterator[Told]:
    """The words that were looked into and can be so charged, in order."""
    belief = belief_of(witness, charge)
    for word, found in chargeable(charge, pair, texts):
        yield Told(word.span, odds(belief.forest, found), _instead(charge, word))


def _instead(charge: Charge, word: WordWeight) -> Alternative | None:
    if charge in _LEFT_OUT:
        return None
    return insertion(word) if charge is Charge.MISSING else best(word, form=charge in OF_FORMS)


def chargeable(charge: Charge, pair: PairWeights, texts: Texts) -> Iterator[tuple[WordWeight, Features]]:
    """The same with the features that the belief is about.

    But for forms, these are no names and figures, which have checks of their own, nor what stands on the
    other side just so, nor small words; unsupported is no word of which another form would do best.
    """
    if charge in _LEFT_OUT:
        yield from _better_left_out(pair, texts, original=charge is Charge.UNRENDERED)
        return
    tried = contexts(texts.french, pair.french, _has_alternatives)
    described = _GAINS.get(charge, with_gain)
    is_any = charge in _GAINS
    there = folded_words(texts.original, pair.original) if any(tried) and not is_any else frozenset()
    for word, found in zip(pair.french, tried, strict=True):
        own = found and described(found, word)
        if own and (is_any or _is_other_word(word, texts, there)):
            yield word, own


def belief_of(witness: Witness, charge: Charge) -> Belief:
    """What the witness believes of words so charged."""
    belief: Belief = getattr(witness, charge.value)
    return belief


def probability(belief: Belief, against: float) -> float | None:
    """How often what is told with such odds is right, to two decimals; None where nobody has measured it."""
    known = belief.reliability
    return None if known is None else round(1 / (1 + math.exp(-(known.intercept + known.slope * against))), 2)


def suspects(witness: Witness | None, pair: PairWeights, texts: Texts) -> tuple[list[Told], list[Told]]:
    """All words in doubt, French and original, the worst first; without a witness by their surprise alone."""
    if witness is None:
        return _surprising(texts.french, pair.french), _surprising(texts.original, pair.original)
    aided = (Charge.WRONG_FORM, Charge.UNSUPPORTED, Charge.ADDED, Charge.MISSING)
    charges = aided if pair.originals else (Charge.UNAIDED_FORM,)
    french = [one for charge in charges for one in in_doubt(witness, charge, pair, texts)]
    worst = {one.span: one for one in sorted(french, key=lambda one: one.odds)}
    return _worst_first(worst.values()), _worst_first(in_doubt(witness, Charge.UNRENDERED, pair, texts))


def suspicion(witness: Witness | None, pair: PairWeights, texts: Texts) -> float:
    """How much there is against a pair: the highest log-odds of its words, for ranking pairs."""
    seen = [one.odds for side in suspects(witness, pair, texts) for one in side]
    if seen:
        return max(seen)
    surprising = witness.doubts.french if witness else UNFITTED.french
    unseen = [odds(surprising, one) for one in contexts(texts.french, pair.french) if one is not None]
    return max(unseen, default=-_UNSEEN) - _UNSEEN


def most_suspect(evidence: Evidence, most: int) -> list[PairWeights]:
    """The pairs with the most against them, the worst first.

    What a scorer predicted ranks those of which the witness tells no word.
    """
    texts = Texts.of(evidence)
    predicted = {one.passages: one.penalty for one in evidence.penalties.pairs} if evidence.penalties else {}

    def order(pair: PairWeights) -> tuple[float, float, tuple[int, ...]]:
        against = suspicion(evidence.witness, pair, texts)
        is_told = evidence.witness is not None and against > 0
        return -math.inf if is_told else -predicted.get(pair.passages, 0.0), -against, pair.passages

    return sorted(evidence.weights, key=order)[:most]


def _better_left_out(
    pair: PairWeights, texts: Texts, *, original: bool
) -> Iterator[tuple[WordWeight, Features]]:
    """The words of one side that were left out for a try, with their features."""
    own, words, other, facing = texts.french, pair.french, texts.original, pair.original
    if original:
        own, words, other, facing = other, facing, own, words
    language = Tongue.ENGLISH if original else Tongue.FRENCH
    seen = content_contexts(own, words, other, facing, language, _was_left_out)
    gap = widest_gap(pair.french)
    for word, given in zip(words, seen, strict=True):
        if given and (found := with_rises(given, word)):
            yield word, (*found, *gap)


def _has_alternatives(word: WordWeight) -> bool:
    return bool(word.alternatives)


def _was_left_out(word: WordWeight) -> bool:
    return word.without is not None


def _is_other_word(word: WordWeight, texts: Texts, there: frozenset[str]) -> bool:
    other, own = best(word), word.span.of(texts.french)
    if other is None or other.is_form or not may_mean(own, there, Tongue.FRENCH):
        return False
    is_abbreviated = texts.french.startswith(".", word.end) and folded(other.text).startswith(folded(own))
    return not is_abbreviated


def _surprising(text: str, words: Sequence[WordWeight]) -> list[Told]:
    found = zip(words, contexts(text, words), strict=True)
    told = [Told(word.span, odds(UNFITTED.french, one)) for word, one in found if one is not None]
    return _worst_first(one for one in told if one.odds > 0)


def _worst_first(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (-one.odds, one.span))
