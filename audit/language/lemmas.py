"""Lemmas: what the inflected forms of a word have in common, by simplemma's dictionaries."""

from functools import lru_cache


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a word in lower case; the word itself where the dictionary lacks it.

    `language` is an ISO 639-1 code. The first call for one unpacks its dictionary, in a fifth of a second.
    """
    from simplemma import lemmatize  # not needed by most articles without an original

    return str(lemmatize(word.casefold(), lang=language)).casefold()
