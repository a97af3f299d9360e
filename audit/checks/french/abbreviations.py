"""Whether the stop behind a word may belong to the word: abbreviations of French and English prose."""

from __future__ import annotations

from audit.checks.french.lexicon import is_word
from audit.language.sentence_words import ABBREVIATED

__all__ = ["may_be_abbreviated"]

_LONG = 7
"""Words of so many letters are not abbreviated."""
_CAPITALS = "MM PS NB DR PP CF NO ST AV BD PJ RV RDV TEL FAX"
_IN_CAPITALS = frozenset(_CAPITALS.split())
"""Written in capitals and with a stop all the same."""
_NAME = 4
_SHORT = "et ou mais donc car hui tard hier ici puis non oui ainsi jour ans mois an tous tout"
_NEVER = frozenset(_SHORT.split())
"""Short words that no list of words has to be asked about."""
_PLURALS = ("s", "x", "e")
"""How French words end and abbreviations rarely do."""


def may_be_abbreviated(word: str) -> bool:
    """Whether the word may be written with a stop of its own; single letters always, long words never."""
    if len(word) == 1 or word.casefold() in ABBREVIATED:
        return True
    if word.casefold() in _NEVER or len(word) >= _LONG or (word.isupper() and word not in _IN_CAPITALS):
        return False
    if word[0].isupper():
        return len(word) < _NAME
    common = is_word(word, "fr") or (len(word) > 3 and word.endswith(_PLURALS))
    return len(word) == 2 or not common
