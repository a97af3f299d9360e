"""Whether a word is an ordinary word of French or English, by simplemma's word lists, which hold no names."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_word"]


@lru_cache(maxsize=65536)
def is_word(word: str, language: str) -> bool:
    """Whether the word, in any inflected form, is in the list of `language`, `fr` or `en`."""
    from simplemma import is_known  # its lists take a second to unpack, and most articles need none

    return bool(is_known(word.casefold(), lang=language))
