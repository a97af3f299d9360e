"""What surprises in a word and around it: the features by which it is decided which words to look into."""

from collections.abc import Callable, Sequence

from audit.records import WordWeight

FLOOR = -20.0
"""Below it, how improbable a piece is says nothing more: it hangs on single bits of the weights."""

Features = tuple[float, ...]

_EDGE: Features = (0.0,) * 4
OWN_LOWEST = 5
"""The feature that is the least of the word's own pieces."""


def contexts(
    text: str, words: Sequence[WordWeight], wanted: Callable[[WordWeight], bool] = bool
) -> list[Features | None]:
    """For each word of a text, None for one that was not scored or is not `wanted`:

    of the word before, it and the next the first, the least, the sum and the last of its pieces'
    log-probabilities, given the other text, given nothing and to the post-editor (0 where there is no word or
    no score); by how much the other text makes each of the three more probable than nothing does, and which
    share of the word's surprise that takes; what stands right behind it, in all three ways; how long it is,
    how many pieces it has, how many words are before and behind it, whether a space is.

    What surprises farther away, and in the sentence as a whole, says nothing more of an error, and would hide
    one among others.
    """
    if not any(map(wanted, words)):
        return [None] * len(words)
    given = _padded([word.log_probs for word in words])
    alone = _padded([word.alone for word in words])
    edited = _padded([word.edited for word in words])
    support = [ours[2] - bare[2] for ours, bare in zip(given, alone, strict=True)]
    return [
        (
            *(one for side in (given, alone, edited) for near in side[number : number + 3] for one in near),
            *support[number : number + 3],
            support[number + 1] / max(1.0, -alone[number + 1][2]),
            *(max(one, FLOOR) for one in word.behind),
            *map(float, (word.end - word.start, len(word.log_probs), number, len(words) - number)),
            float(text.startswith(" ", word.end)),
        )
        if word.log_probs and wanted(word)
        else None
        for number, word in enumerate(words)
    ]


def _padded(log_probs: Sequence[Features]) -> list[Features]:
    return [_EDGE, *map(_summary, log_probs), _EDGE]


def _summary(log_probs: Features) -> Features:
    scores = [max(one, FLOOR) for one in log_probs]
    return (scores[0], min(scores), sum(scores), scores[-1]) if scores else _EDGE
