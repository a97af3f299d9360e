"""Names that a text could have in place of its own: those of the other text that it lacks."""

from collections.abc import Iterator

from audit.evidence.content_words import folded_words
from audit.language.calendar_names import ENGLISH_CALENDAR
from audit.language.lexicon import is_name, is_word
from audit.text import folded
from audit.values.quantity import Tongue
from audit.weighing.scored_text import ScoredText

_SHORTEST = 3
_MOST = 3
"""Names tried in place of one: a sentence that lacks more of them is rather a list."""
_AFTER_A_STOP = ' \u00a0\u202f«»“”"(–—-'
"""What may stand between the end of a sentence and the first word of the next."""
_STOPS = ".!?…:\n"


def other_names(french: ScoredText, original: ScoredText) -> Iterator[tuple[int, str]]:
    """The numbers of French words that may be names and that the original lacks, each with the words of the
    original that may be names and that the French lacks.

    Two texts of the same names, as nearly all are, give nothing.
    """
    theirs = dict.fromkeys(name for _, name in _names(original, french, Tongue.ENGLISH))
    ours = _names(french, original, Tongue.FRENCH) if theirs else ()
    yield from ((number, other) for number, _ in ours for other in [*theirs][:_MOST])


def _names(text: ScoredText, facing: ScoredText, language: Tongue) -> Iterator[tuple[int, str]]:
    there = folded_words(facing.text, facing.words)
    for number, word in enumerate(text.words):
        own = text.text[word.start : word.end]
        if not own[:1].isupper() or len(own) < _SHORTEST or own.casefold() in ENGLISH_CALENDAR:
            continue
        if folded(own) not in there and not _begins_with_a_word(text.text, word.start, own, language):
            yield number, own


def _begins_with_a_word(text: str, start: int, own: str, language: Tongue) -> bool:
    """Whether it has its capital from the beginning of a sentence, as an ordinary word has."""
    ordinary = is_word(own, language.value) and not is_name(own, language.value)
    before = text[:start].rstrip(_AFTER_A_STOP)
    return ordinary and (not before or before[-1] in _STOPS)
