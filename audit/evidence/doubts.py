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
UNFITTED = Doubts(
    french=_SURPRISING,
    form=_SURPRISING,
    missing=_SURPRISING,
    unaided=_SURPRISING,
    original=_SURPRISING,
)
"""For models nobody has fitted."""
_LONG = 4
_NO_GAP = (-5.0, -5.0)
"""Where nothing would be put in."""
_NEEDED = (-5.0, -5.0, -5.0)
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
    """The alternative in its place that explains the text best; of its own forms, if asked for, that which
    is the more probable French, too.
    """
    if not form:
        others = [one for one in word.alternatives if not one.inserts]
        return max(others, key=lambda one: one.gain, default=None)
    forms = [one for one in word.alternatives if one.is_form]
    return max(
        forms, key=lambda one: one.gain + (one.alone_gain or 0.0) + (one.edited_gain or 0.0), default=None
    )


def insertion(word: WordWeight) -> Alternative | None:
    """What the post-editor would put in before the word."""
    found = [one for one in word.alternatives if one.inserts]
    return max(found, key=lambda one: one.edited_gain or 0.0, default=None)


def with_gain(found: Features, word: WordWeight) -> Features | None:
    """The context of a French word that was looked into with what was found, None where nothing could stand
    in its place.

    What the best alternative gains there and back, and the less and the sum of both: where one direction
    alone gains, it is mostly another way to say the same, or something likelier that the original does not
    say. Then what it gains to the post-editor and given nothing, each with the less of it and the first.
    Last what is gained without the word.
    """
    other = best(word)
    if other is None:
        return None
    edited, alone = other.edited_gain or 0.0, other.alone_gain or 0.0
    there_and_back = _both(other.gain, other.return_gain or 0.0)
    return (
        *found,
        *there_and_back,
        edited,
        min(edited, other.gain),
        alone,
        min(alone, other.gain),
        *(word.without or _NEEDED),
    )


def form_with_gain(found: Features, word: WordWeight) -> Features | None:
    """The same of a word's form, with what its best other form gains in all three ways."""
    other = best(word, form=True)
    if other is None:
        return None
    edited, alone = other.edited_gain or 0.0, other.alone_gain or 0.0
    return (*found, *_both(other.gain, edited), alone, min(edited, alone))


def widest_gap(words: Sequence[WordWeight]) -> Features:
    """What is gained by the best that could be put in anywhere in the French, to the post-editor and given
    the original: where nothing is missing, nothing gains.
    """
    found = [(one.edited_gain or 0.0, one.gain) for word in words if (one := insertion(word))]
    return max(found, default=_NO_GAP)


def with_insertion(found: Features, word: WordWeight) -> Features | None:
    """The context of a word with what is gained by what would be put in before it, and how long that is; None
    for a word before which nothing would.
    """
    other = insertion(word)
    if other is None:
        return None
    gains = _both(other.gain, other.edited_gain or 0.0)
    return (*found, *gains, other.return_gain or 0.0, float(len(other.text) - (word.end - word.start)))


def with_rises(found: Features, word: WordWeight) -> Features | None:
    """The context of a word without which both texts explain one another better, None for another.

    One in 200 words of machine-translated news is so; where only its own text must do better, one in 60, and
    no more that were put in are found.
    """
    if word.without is None or min(word.without[:2]) <= 0:
        return None
    here, there, edited = word.without
    return (*found, *_both(here, there), edited)


def _both(here: float, there: float) -> Features:
    return here, there, min(here, there), here + there
