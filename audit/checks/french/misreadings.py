"""What a word was before it was decoded with a single-byte encoding that is not its own.

ftfy undoes UTF-8 read as something else; here one byte became one letter (č for è, Ú for é, ‡ for à), which
looks like any foreign word. So only a reading that two lists know as French, where what stands there is in
neither, is taken.
"""

import re
from functools import lru_cache

from audit.checks.french.spelling import may_be_french

_PAIRS = (
    ("mac_roman", "cp1252"),
    ("latin-1", "mac_roman"),
    ("cp1252", "mac_roman"),
    ("iso8859-2", "cp1252"),
    ("cp1250", "cp1252"),
    ("cp1251", "cp1252"),
    ("cp850", "cp1252"),
    ("cp437", "cp1252"),
    ("gbk", "utf-8"),
)
"""How the word was read, and how it should have been."""
_FRENCH = re.compile(r"[a-zA-ZàâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ-]+")
_CAPITAL_WITHIN = re.compile(r"(?<=[^\W\d_])[A-ZÀ-ÞŒŸ]")
_SHORTEST, _LONGEST = 3, 100


@lru_cache(maxsize=8192)
def misread_word(word: str) -> str | None:
    """The French word that stood there, None if there is no telling.

    `word` has no apostrophe and no punctuation at its ends.
    """
    if (
        not _SHORTEST <= len(word) <= _LONGEST
        or (_FRENCH.fullmatch(word) and not _is_odd(word))
        or may_be_french(word)
    ):
        return None
    for read, written in _PAIRS:
        try:
            meant = word.encode(read).decode(written)
        except UnicodeError:
            continue
        if meant != word and _FRENCH.fullmatch(meant) and not _is_odd(meant) and may_be_french(meant):
            return meant
    return None


def _is_odd(word: str) -> bool:
    """Whether a capital stands within the word (CÚsar, ÚtÚ)."""
    return _CAPITAL_WITHIN.search(word) is not None and not word.isupper()
