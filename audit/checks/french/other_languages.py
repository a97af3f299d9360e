"""Sentences in a language of Latin letters that is neither French nor English.

The identifier of languages proposes, and word lists of both languages must agree: names alone, a French
dialect or a motto in Latin are no sentence left in another language.
"""

from functools import lru_cache

from audit.checks.french.code_mixing import tokens
from audit.language.display_names import language_name
from audit.language.lexicon import is_word
from audit.passages.gate import identify

_LANGUAGES = frozenset(
    {"es", "it", "pt", "ca", "ro", "de", "nl", "sv", "da", "fi", "pl", "cs", "hu", "tr", "id"}
)
"""What the identifier knows and a word list holds."""
_SURE = 0.9
_FEWEST_WORDS = 4


@lru_cache(maxsize=4096)
def other_language(text: str) -> str | None:
    """The English name of the language a sentence is written in; None for French, English and what is unsure.

    Names tell nothing: a third of the words at least must be in small letters, and most of those be words
    of that language alone.
    """
    words = [token.word for token in tokens(text) if token.is_lower]
    if len(words) < _FEWEST_WORDS or 3 * len(words) < len(tokens(text)):
        return None
    found = identify(text)
    if found.code not in _LANGUAGES or found.probability < _SURE:
        return None
    return language_name(found.code) if _agree(words, found.code) else None


def _agree(words: list[str], language: str) -> bool:
    """Whether more words are of that language and not French than the other way round, and few are Latin."""
    theirs = [word for word in words if is_word(word, language)]
    alone = sum(not is_word(word, "fr") for word in theirs)
    french = sum(is_word(word, "fr") and word not in theirs for word in words)
    latin = sum(is_word(word, "la") for word in words)
    return 3 * alone >= len(words) and alone > french and latin <= len(theirs)
