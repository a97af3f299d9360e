"""Words of everyday English that no French list holds, not even as loans: what nobody translated."""

import re
from functools import cache, lru_cache

from audit.checks.french.spelling import english_frequency, is_spelt
from audit.checks.tables import read_table, read_word_lists
from audit.language.lexicon import is_word

_WORD = re.compile(r"[a-z]{3,}")
FREQUENT = 1000
"""How often a word must stand in pyspellchecker's corpus of English subtitles to be an everyday one."""


@lru_cache(maxsize=65536)
def is_only_english(word: str) -> bool:
    """Whether a word in lower case is everyday English and can be no French, however careless its accents."""
    if not _WORD.fullmatch(word) or is_word(word, "fr") or not is_word(word, "en"):
        return False
    if is_loan(word) or word in _unaccented() or is_spelt(word):
        return False
    return english_frequency(word) >= FREQUENT


def is_loan(word: str) -> bool:
    """Whether French writes the word, alone or as part of a loan."""
    return word in read_word_lists("anglicisms")[""]


@cache
def _unaccented() -> frozenset[str]:
    return frozenset(row["plain"] for row in read_table("lost_accents"))
