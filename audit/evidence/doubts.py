"""How much a word is doubted: which words are looked into, and what counts of what is found there."""

from collections.abc import Sequence

from audit.evidence.contexts import OWN_LOWEST, Features
from audit.evidence.forests import odds
from audit.records import Alternative, Doubts, Forest, Split, WordWeight

_SURPRISING = Forest(
    bias=3.5,
    trees=tuple(Split(feature=OWN_LOWEST, bar=-float(one), below=0.5, above=-0.5) for one in range(1, 21)),
)
"""Speaks from -7 downwards, the louder the lower: of machine-translated news one word in forty has a piece
that the bundled pair gives less than exp(-7)."""
UNFITTED = Doubts(french=_SURPRISING, form=_SURPRISING, unaided=_SURPRISING, original=_SURPRISING)
"""For models nobody has fitted."""
_LONG = 4
_NEEDED = (-5.0, -5.0)
"""Stands for a word that its text does not do without."""


def doubted(model: Forest, found: Sequence[Features | None]) -> list[int]:
    """The numbers of the words to look into."""
    return [number for number, one in enumerate(found) if one is not None and odds(model, one) > 0]


def most_doubted(model: Forest, words: Sequence[WordWeight], found: Sequence[Features | None]) -> list[int]:
    """The number of the one word of some length that is doubted most, whether or not the model speaks."""
    seen = [
        (odds(model, one), number)
        for number, one in enumerate(found)
        if one is not None and is_long(words[number])
    ]
    return [max(seen)[1]] if seen else []


def is_long(word: WordWeight) -> bool:
    """Whether it is more than an article, a preposition or the like, which languages use differently."""
    return word.end - word.start >= _LONG


def best(word: WordWeight, *, form: bool = False) -> Alternative | None:
    """The alternative that explains the text best; of its own forms, if asked for, that which is also the
    more probable French.
    """
    if not form:
        return max(word.alternatives, key=lambda one: one.gain, default=None)
    forms = [one for one in word.alternatives if one.is_form]
    return max(forms, key=lambda one: one.gain + (one.alone_gain or 0.0), default=None)


def with_gain(found: Features, word: WordWeight) -> Features | None:
    """The context of a French word that was looked into with what was found, None where nothing could stand
    in its place.

    What the best alternative gains there and back, and the less and the sum of both: where one direction
    alone gains, it is mostly another way to say the same, or something likelier that the original does not
    say. Then what it gains given nothing, and the less of that and the first: what is no French word is
    likelier only beside its English. Last what both texts gain without the word.
    """
    other = best(word)
    if other is None:
        return None
    alone = other.alone_gain or 0.0
    there_and_back = _both(other.gain, other.return_gain or 0.0)
    return (*found, *there_and_back, alone, min(alone, other.gain), *(word.without or _NEEDED))


def form_with_gain(found: Features, word: WordWeight) -> Features | None:
    """The same of a word's form, with what its best other form gains here and given nothing."""
    other = best(word, form=True)
    return None if other is None else (*found, *_both(other.gain, other.alone_gain or 0.0))


def with_rises(found: Features, word: WordWeight) -> Features | None:
    """The context of a word without which both texts explain one another better, None for another.

    One in 200 words of machine-translated news is so; where only its own text must do better, one in 60, and
    no more that were put in are found.
    """
    return None if word.without is None or min(word.without) <= 0 else (*found, *_both(*word.without))


def _both(here: float, there: float) -> Features:
    return here, there, min(here, there), here + there
