"""Whether the stop behind a word may belong to the word: abbreviations of French and English prose."""

import re

from audit.checks.tables import word_list
from audit.language.lexicon import is_word
from audit.language.sentence_words import ABBREVIATED

ENDS_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|cf|M|MM|Mr|Dr|St|Inc|Co|Corp|Ltd|Jr|Sr|vs|av|env|éd|p|vol|no)|\b\w(?:\.\w)*)$"
)
"""Matches a text whose last word takes a stop of its own even before a closing quotation mark. Far fewer than
may be abbreviated at all: what stands there is rather the sentence's stop."""
ABBREVIATED_TITLE = re.compile(
    r"\b(?:MM?|Mrs?|Ms|Dre?|Prof|Mgr|Gen|Gén|Col|Lt|Sgt|Sen|Rep|Gov|Ste?|[A-Z])\.\s?$"
)
"""Matches the text before a name that a title or an initial with its stop introduces."""
_LONG = 7
"""Words of so many letters are not abbreviated."""
_IN_CAPITALS = word_list("abbreviations.in_capitals")
"""Written in capitals and with a stop all the same."""
_NAME = 4
_NEVER = word_list("abbreviations.never")
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
