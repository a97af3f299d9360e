"""Which words are doubted for their form, by boosted trees on what surprises in them and around them.

What a wrong ending makes improbable is often not the word but what follows it (« les dirigeant ont »), and
how much that says hangs on the ending.
"""

from collections.abc import Iterator, Sequence

from audit.evidence.contexts import Features, contexts
from audit.evidence.forests import odds
from audit.records import Forest, WordWeight
from audit.weighing.forms import other_forms


def doubted_forms(model: Forest, text: str, words: Sequence[WordWeight]) -> list[int]:
    """The numbers of the words whose form is looked into."""
    return [number for number, found in form_contexts(text, words) if odds(model, found) > 0]


def form_contexts(text: str, words: Sequence[WordWeight]) -> Iterator[tuple[int, Features]]:
    """The context of every scored word that has other forms, with its number among the words of the text.

    Behind it how many forms there are, what its ending is, and whether its neighbours end in -s.
    """
    written = ["", *(text[word.start : word.end] for word in words), ""]
    for number, found in enumerate(contexts(text, words)):
        before, own, after = written[number : number + 3]
        if found and (forms := other_forms(own)):
            marks = own[-1] == "s", own[-1] == "e", own[-1] in "éxt", before[-1:] == "s", after[-1:] == "s"
            yield number, (*found, *map(float, (len(forms), *marks)))
