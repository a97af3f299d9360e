"""Which words are doubted for their form, by boosted trees on what surprises in them and around them.

What a wrong ending makes improbable is often not the word but what follows it (« les dirigeant ont »), and
how much that says hangs on the ending. Where 2.2 % of the words are looked into, the trees see 0.66 and 0.55
of wrong agreement in machine translations of wmt13 and flores-dev; trees on the word and its neighbours alone
0.60 and 0.51, a regression on these 0.57 and 0.45.
"""

from collections.abc import Iterator, Sequence

from audit.evidence.doubts import FLOOR, Features
from audit.records import Forest, Split, WordWeight
from audit.weighing.forms import other_forms

_AROUND = 2
"""Words looked at on both sides."""


def doubted_forms(
    model: Forest, text: str, words: Sequence[WordWeight], facing: Sequence[WordWeight]
) -> list[int]:
    """The numbers of the words whose form is looked into."""
    return [number for number, found in form_context(text, words, facing) if odds(model, found) > 0]


def odds(model: Forest, found: Features) -> float:
    """The log-odds by the model; positive where it speaks."""
    return model.bias + sum(_leaf(tree, found) for tree in model.trees)


def form_context(
    text: str, words: Sequence[WordWeight], facing: Sequence[WordWeight]
) -> Iterator[tuple[int, Features]]:
    """The features of every scored word that has other forms, with its number among the words of the text.

    Of it and two words on either side the first, the least, the sum and the last of its pieces'
    log-probabilities, given the other text and given nothing (0 where there is no word or no score); the
    means over the text and the least of the text it faces; its length, pieces, forms, place and ending, and
    its neighbours' plural.
    """
    given, alone = _context([word.log_probs for word in words]), _context([word.alone for word in words])
    means = _mean([word.log_probs for word in words]), _mean([word.alone for word in words])
    other = max(min((one for word in facing for one in word.log_probs), default=0.0), FLOOR)
    written = ["", *(text[word.start : word.end] for word in words), ""]
    for number, word in enumerate(words):
        before, own, after = written[number : number + 3]
        if word.log_probs and (forms := other_forms(own)):
            place = number, len(words) - number, text.startswith(" ", word.end)
            size = len(own), len(word.log_probs), len(forms)
            marks = own[-1] == "s", own[-1] == "e", own[-1] in "éxt", before[-1:] == "s", after[-1:] == "s"
            around = (*given[number], *alone[number], *means, other)
            yield number, (*around, *map(float, (*size, *place, *marks)))


def _context(log_probs: Sequence[tuple[float, ...]]) -> list[Features]:
    edge = [(0.0,) * 4] * _AROUND
    each = [*edge, *map(_summary, log_probs), *edge]
    return [sum(each[number : number + 2 * _AROUND + 1], ()) for number in range(len(log_probs))]


def _summary(log_probs: tuple[float, ...]) -> Features:
    if not log_probs:
        return (0.0,) * 4
    scores = [max(one, FLOOR) for one in log_probs]
    return scores[0], min(scores), sum(scores), scores[-1]


def _mean(log_probs: Sequence[tuple[float, ...]]) -> float:
    pieces = [max(one, FLOOR) for word in log_probs for one in word]
    return sum(pieces) / len(pieces) if pieces else 0.0


def _leaf(tree: Split | float, found: Features) -> float:
    while isinstance(tree, Split):
        tree = tree.below if found[tree.feature] <= tree.bar else tree.above
    return tree
