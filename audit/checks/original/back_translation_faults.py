"""What shows that a back-translation failed, whatever the French is worth."""

from collections import Counter
from functools import lru_cache

from audit.checks.views.readings import Reading
from audit.language.word_patterns import HYPHENATED
from audit.text import scoring_text

_TURNS = 3
_LONGEST_LOOP = 8
_SHORTEST_LOOP = 6
"""A loop covers at least so many words, so that “very, very, very” is none."""
_FEWEST_LETTERS = 40
_SHORT, _LONG = 0.4, 1.9
"""Human translations into English are 0.6 to 1.3 times as long as the French, in all but one line in 500."""


def back_fault(passage: Reading) -> str | None:
    """How the back-translation of a passage went wrong, as the end of “The back-translation …”.

    None if there is none, or nothing is wrong with it.
    """
    if passage.evidence.back is None:
        return None
    if passage.back is None:
        return "was cut off: the passage is longer than the model can take"
    return _fault(scoring_text(passage.text), scoring_text(passage.back))


@lru_cache(maxsize=1024)
def _fault(french: str, english: str) -> str | None:
    if not english:
        return "is empty" if french else None
    if _loops(english) and not _loops(french):
        return "repeats itself"
    if _copies(french, english):
        return "copies the French"
    return _odd_length(french, english)


def _loops(text: str) -> bool:
    """Whether up to eight words come three times and more in a row."""
    words = [word.casefold() for word in HYPHENATED.findall(text)]
    if sum(count for count in Counter(words).values() if count >= _TURNS) < _SHORTEST_LOOP:
        return False
    for size in range(1, _LONGEST_LOOP + 1):
        run = 0
        for here, there in zip(words, words[size:], strict=False):
            run = run + 1 if here == there else 0
            if run >= max(size * (_TURNS - 1), _SHORTEST_LOOP - size):
                return True
    return False


def _copies(french: str, english: str) -> bool:
    """Whether nearly all words are those of the French, and enough of them in lower case to be no names."""
    ours, theirs = set(HYPHENATED.findall(french)), HYPHENATED.findall(english)
    lower = [word for word in theirs if word.islower() and len(word) > 1]
    shared = [word for word in lower if word in ours]
    return len(lower) >= 5 and len(shared) >= 0.8 * len(lower)


def _odd_length(french: str, english: str) -> str | None:
    if len(french) < _FEWEST_LETTERS:
        return None
    ratio = len(english) / len(french)
    if ratio < _SHORT:
        return "is far shorter than the French"
    return "is far longer than the French" if ratio > _LONG else None
