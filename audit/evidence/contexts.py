"""What surprises in a word and around it: the features by which it is decided which words to look into."""

from collections.abc import Sequence

from audit.records import WordWeight

FLOOR = -20.0
"""Below it, how improbable a piece is says nothing more: it hangs on single bits of the weights."""

Features = tuple[float, ...]

_AROUND = 2
"""Words looked at on both sides."""
_EDGE: Features = (0.0,) * 4
OWN_LOWEST = 4 * _AROUND + 1
"""The feature that is the least of the word's own pieces."""


def contexts(text: str, words: Sequence[WordWeight], facing: Sequence[WordWeight]) -> list[Features | None]:
    """For each word of a text, with the words of what it faces.

    Of it and two words on either side the first, the least, the sum and the last of its pieces'
    log-probabilities, given the other text and given nothing (0 where there is no word or no score); by how
    much the other text makes it and its neighbours more probable than nothing does, and which share of its
    surprise that takes; the means of these over the text, and the two least words of the text it faces; how
    long it is, how many pieces it has, how many words are before and behind it, whether a space is.

    None for a word that was not scored.
    """
    given, alone = ([_summary(one) for one in side] for side in _sides(words))
    support = [ours[2] - bare[2] for ours, bare in zip(given, alone, strict=True)]
    means = (*(_mean(side) for side in _sides(words)), sum(support) / max(1, len(support)))
    other = _least([word.log_probs for word in facing])
    around = _around(given), _around(alone)
    beside = [0.0, *support, 0.0]
    return [
        (
            *(*around[0][number], *around[1][number]),
            *(beside[number], beside[number + 1], beside[number + 2]),
            support[number] / max(1.0, -alone[number][2]),
            *(*means, *other),
            *map(float, (word.end - word.start, len(word.log_probs), number, len(words) - number)),
            float(text.startswith(" ", word.end)),
        )
        if word.log_probs
        else None
        for number, word in enumerate(words)
    ]


def _sides(words: Sequence[WordWeight]) -> tuple[list[Features], list[Features]]:
    return [word.log_probs for word in words], [word.alone for word in words]


def _around(each: Sequence[Features]) -> list[Features]:
    padded = [*[_EDGE] * _AROUND, *each, *[_EDGE] * _AROUND]
    return [sum(padded[number : number + 2 * _AROUND + 1], ()) for number in range(len(each))]


def _summary(log_probs: Features) -> Features:
    scores = [max(one, FLOOR) for one in log_probs]
    return (scores[0], min(scores), sum(scores), scores[-1]) if scores else _EDGE


def _mean(log_probs: Sequence[Features]) -> float:
    pieces = [max(one, FLOOR) for word in log_probs for one in word]
    return sum(pieces) / len(pieces) if pieces else 0.0


def _least(log_probs: Sequence[Features]) -> Features:
    """The least of the two least words."""
    lowest = sorted(max(min(own), FLOOR) for own in log_probs if own)
    return tuple((*lowest, 0.0, 0.0)[:2])
