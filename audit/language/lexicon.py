"""Whether a word is an ordinary word of a language, by simplemma's word lists, which hold no names."""

from functools import lru_cache


@lru_cache(maxsize=65536)
def is_word(word: str, language: str) -> bool:
    """Whether the word, in any inflected form, is in the list of `language`, an ISO 639-1 code."""
    from simplemma import is_known  # its lists take a second to unpack, and most articles need none

    return bool(is_known(word.casefold(), lang=language))


@lru_cache(maxsize=65536)
def is_name(word: str, language: str) -> bool:
    """Whether the list of `language` knows the word only with a capital: Paris, Nairobi, John."""
    from simplemma import lemmatize

    return is_word(word, language) and str(lemmatize(word.casefold(), lang=language))[:1].isupper()
