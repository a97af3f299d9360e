"""Which capitalised words of a French article and its English original are names, and no ordinary words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.checks.french.capitals import Name, capitalised
from audit.checks.french.code_mixing import is_english_word
from audit.checks.meaning.entities import is_acronym, is_known_place
from audit.checks.views.pairs import Pair
from audit.language.calendar_names import ENGLISH_CALENDAR
from audit.language.lexicon import is_name, is_word
from audit.text import folded

SHORTEST, SHORTEST_KNOWN = 4, 3


@dataclass(frozen=True, slots=True)
class Known:
    """The words with a capital inside a sentence, folded: of the original, and those the French has too."""

    original: frozenset[str]
    carried: frozenset[str]


def known_names(pairs: Sequence[Pair]) -> Known:
    """What names the original of an article knows, and which of them its French spells alike."""
    ours = {folded(name.text) for pair in pairs for name in capitalised(pair.text) if not name.initial}
    theirs = {folded(name.text) for pair in pairs for name in capitalised(pair.original) if not name.initial}
    return Known(original=frozenset(theirs), carried=frozenset(ours & theirs))


def names_something(name: Name, language: str, known: Known) -> bool:
    """Whether a word is no ordinary word, by the lists of its language or because both texts carry it."""
    carried = folded(name.text) in known.carried
    if name.text.isupper():
        # An acronym that the original never has may be the French form of one it has.
        return not is_acronym(name.text) and folded(name.text) in known.original
    if len(name.text) < (SHORTEST_KNOWN if carried else SHORTEST):
        return False
    return is_known_place(name.text) or _is_unlisted(name.text, language, carried=carried)


def _is_unlisted(word: str, language: str, *, carried: bool) -> bool:
    """Whether no list has the word as an ordinary one; what French carries over must be no English one."""
    parts = [part for part in re.split(r"[-’']", word) if len(part) > 1]
    if language == "fr" and not carried:
        return not all(is_word(part, "fr") for part in parts)
    if word.casefold() in ENGLISH_CALENDAR:
        return False
    if carried and not is_english_word(word) and not is_word(word, "fr"):
        return True
    return not all(is_word(part, "en") and not is_name(part, "en") for part in parts)
