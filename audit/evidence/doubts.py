"""How much a word is doubted: the features of its weight, and what a fitted witness makes of them.

The features are those of Bergamot's quality estimation (minimum, total and number of pieces; mean over the
sentence), with the word's first piece and its neighbours: after a wrong word the next one is improbable, too.
"""

from collections.abc import Sequence

from audit.records import Alternative, Doubts, Forest, Logit, Split, WordWeight

_SURPRISING = Logit(bias=-7.0, weights=(-1.0, *[0.0] * 8))
"""Of machine-translated news one word in forty has a piece that the bundled pair gives less than exp(-7)."""
OWN_LOWEST = 9
"""The feature of a word's form (`audit.weighing.doubted_forms`) that is its least probable piece."""
_SURPRISING_FORM = Forest(bias=0.0, trees=(Split(feature=OWN_LOWEST, bar=-7.0, below=1.0, above=-1.0),))
UNFITTED = Doubts(french=_SURPRISING, form=_SURPRISING_FORM, unaided=_SURPRISING_FORM, original=_SURPRISING)
"""For models nobody has fitted."""
_LONG = 4
FLOOR = -20.0
"""Below it, how improbable a piece is says nothing more: it hangs on single bits of the weights."""

Features = tuple[float, ...]


def features(words: Sequence[WordWeight], facing: Sequence[WordWeight] = ()) -> list[Features | None]:
    """For each word of a text: its least probable piece, the total, its first piece, how many there are, the
    least probable piece of the next word and of the one before, the mean over all words' pieces, how many
    letters it has, and the least probable piece of the text it faces, for an error shows on both sides.

    None for a word that was not scored.
    """
    scored = [tuple(max(one, FLOOR) for one in word.log_probs) for word in words]
    pieces = [one for log_probs in scored for one in log_probs]
    mean = sum(pieces) / len(pieces) if pieces else 0.0
    lowest = [0.0, *(min(log_probs, default=0.0) for log_probs in scored), 0.0]
    other = max(min((one for word in facing for one in word.log_probs), default=0.0), FLOOR)
    return [
        (
            min(own),
            sum(own),
            own[0],
            float(len(own)),
            lowest[number + 2],
            lowest[number],
            mean,
            word.end - word.start,
            other,
        )
        if own
        else None
        for number, (word, own) in enumerate(zip(words, scored, strict=True))
    ]


def form_features(words: Sequence[WordWeight], facing: Sequence[WordWeight] = ()) -> list[Features | None]:
    """What tells of a form: the features of its word, and those that it has given nothing.

    A back-translation repeats the error or repairs it, an original says nothing of number or gender where its
    language has none; what nothing precedes judges the French by itself.
    """
    given = features(words, facing)
    alone = features([word._replace(log_probs=word.alone) for word in words])
    return [
        (ours and theirs) and _by_length((*ours, *theirs), word)
        for ours, theirs, word in zip(given, alone, words, strict=True)
    ]


def _by_length(found: Features, word: WordWeight) -> Features:
    """The features twice, once for long words and once for short ones, which are fitted apart."""
    none = (0.0,) * len(found)
    return (1.0, *found, *none) if is_long(word) else (0.0, *none, *found)


def logit(model: Logit, found: Features) -> float:
    """The log-odds by the model; positive where it speaks."""
    return model.bias + sum(weight * one for weight, one in zip(model.weights, found, strict=True))


def doubted(model: Logit, found: Sequence[Features | None]) -> list[int]:
    """The numbers of the words to look into."""
    return [number for number, one in enumerate(found) if one is not None and logit(model, one) > 0]


def most_doubted(model: Logit, words: Sequence[WordWeight], found: Sequence[Features | None]) -> list[int]:
    """The number of the one word of some length that is doubted most, whether or not the model speaks."""
    odds = [
        (logit(model, one), number)
        for number, one in enumerate(found)
        if one is not None and is_long(words[number])
    ]
    return [max(odds)[1]] if odds else []


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
    """The features of a French word that was looked into, None where nothing could stand in its place.

    What the best alternative gains there and back, and the less of both: where one direction alone gains, it
    is mostly another way to say the same, or something likelier that the original does not say. Then what it
    gains given nothing, the less of that and the first, and the word's own total given nothing: what is no
    French word is likelier only beside its English.
    """
    other = best(word)
    if other is None:
        return None
    alone = other.alone_gain or 0.0
    own = sum(max(one, FLOOR) for one in word.alone)
    return (*found, *_gains(other.gain, other.return_gain), alone, min(alone, other.gain), own)


def form_with_gain(found: Features, word: WordWeight) -> Features | None:
    """The same of a word's form, with what its best other form gains here and given nothing."""
    other = best(word, form=True)
    return None if other is None else (*found, *_by_length(_gains(other.gain, other.alone_gain), word))


def _gains(here: float, there: float | None) -> Features:
    return here, there or 0.0, min(here, there or 0.0)


def with_rises(found: Features, word: WordWeight) -> Features | None:
    """The features of a word without which both texts explain one another better, None for another.

    One in 200 words of machine-translated news is so; where only its own text must do better, one in 60, and
    no more that were put in are found.
    """
    return None if word.without is None or min(word.without) <= 0 else (*found, *word.without)
