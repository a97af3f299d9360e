"""Words that tell English from French, and the runs of English in a French text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from audit.checks.tables import read_word_lists

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:t|s|re|ve|m|ll|d)\b|['’](?=\w))?(?:-[^\W\d_]+)*")


class Token(NamedTuple):
    """A word at a place of a text, with what speaks for either language.

    A tuple, because an article has many and they are made in a third of the time.
    """

    start: int
    end: int
    text: str

    @property
    def word(self) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.text.casefold().replace("’", "'")

    @property
    def is_english_function_word(self) -> bool:
        """Whether it is one of the small words of English no French sentence holds."""
        return self.word in _listed()["function"]

    @property
    def is_english(self) -> bool:
        """Whether it is a common English word that is not French."""
        return self.word in _english()

    @property
    def is_french(self) -> bool:
        """Whether it is one of the small words of French, elided ones included."""
        return self.word in _listed()["french"]

    @property
    def is_lower(self) -> bool:
        """Whether it is written in lower case, as no name is."""
        return self.text.islower()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many words there are, how many of them are English and French, and how many are in lower case."""

    words: int
    english: int
    french: int
    lower: int


def _listed() -> dict[str, frozenset[str]]:
    return read_word_lists("languages")


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text; an elided article (`l’`) is a word of its own."""
    return tuple(Token(match.start(), match.end(), match.group()) for match in _WORD.finditer(text))


@lru_cache(maxsize=4096)
def tally(text: str) -> Tally:
    """Count what speaks for English and for French."""
    found = _WORD.findall(text)
    words = [word.casefold().replace("’", "'") for word in found]
    return Tally(
        words=len(found),
        english=sum(map(_english().__contains__, words)),
        french=sum(map(_listed()["french"].__contains__, words)),
        lower=sum(map(str.islower, found)),
    )


@cache
def _english() -> frozenset[str]:
    return _listed()["function"] | _listed()["content"]


def is_english_word(word: str) -> bool:
    """Whether it is a common English word that is not French."""
    return word.casefold() in _english()


def is_french_small_word(word: str) -> bool:
    """Whether it is one of the small words of French, elided ones included."""
    return word.casefold().replace("’", "'") in _listed()["french"]


def is_english(text: str) -> bool:
    """Whether a sentence is English: two English words in ten, and thrice as many as French ones.

    Where no word speaks for French, one in eight is enough.
    """
    count = tally(text)
    if count.french == 0:
        return count.english >= 2 and count.english * 8 >= count.words
    return count.english >= 2 and count.english * 5 >= count.words and count.english >= 3 * count.french
