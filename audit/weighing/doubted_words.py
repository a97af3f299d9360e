"""Which words of a pair are looked into for what they mean."""

from audit.evidence.content_words import content_contexts
from audit.evidence.contexts import Features
from audit.evidence.doubts import doubted, is_long, most_doubted
from audit.records import Doubts
from audit.values.quantity import Tongue
from audit.weighing.scored_text import ScoredText


def doubted_french(
    french: ScoredText, original: ScoredText, doubts: Doubts, *, is_unfaced: bool
) -> list[int]:
    """The French words to look into, one of some length among them where the original has a word in doubt
    (`is_unfaced`).

    A wrong word may be probable French: killed for injured. What it fails to render shows.
    """
    given = _contexts(french, original, Tongue.FRENCH)
    found = doubted(doubts.french, given)
    if not is_unfaced or any(is_long(french.words[number]) for number in found):
        return found
    return sorted({*found, *most_doubted(doubts.french, french.words, given)})


def unfaced(original: ScoredText, french: ScoredText, doubts: Doubts) -> list[int]:
    """The words of the original to look into."""
    return doubted(doubts.original, _contexts(original, french, Tongue.ENGLISH))


def _contexts(text: ScoredText, facing: ScoredText, language: Tongue) -> list[Features | None]:
    return content_contexts(text.text, text.words, facing.text, facing.words, language)
