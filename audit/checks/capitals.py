"""Words with a capital in a sentence, the runs they form, and all words of a text by a common form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.checks.names import Name, capitalised
from audit.checks.words import without_accents

__all__ = ["Run", "folded", "forms", "named_words", "runs"]

_WORD = re.compile(r"[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*")


@dataclass(frozen=True, slots=True)
class Run:
    """Names with nothing but spaces between them, as first and last name; never empty."""

    names: tuple[Name, ...]

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.names[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.names[-1].end

    @property
    def is_acronym(self) -> bool:
        """Whether it is one word all in capitals."""
        return len(self.names) == 1 and self.names[0].text.isupper()


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The word in lower case without accents: what two spellings of one name share."""
    return without_accents(word).casefold()


@lru_cache(maxsize=2048)
def named_words(text: str) -> tuple[Name, ...]:
    """Every capitalised word of three letters and more, in order."""
    return tuple(capitalised(text))


@lru_cache(maxsize=2048)
def forms(text: str) -> Mapping[str, str]:
    """The words of a text by their folded form; of two with one form, that with a capital."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if word[0].isupper() or folded(word) not in found:
            found[folded(word)] = word
    for name in named_words(text):
        found.setdefault(folded(name.text), name.text)
    return found


def runs(text: str, names: Sequence[Name]) -> list[Run]:
    """The names grouped by what stands next to each other."""
    found: list[list[Name]] = []
    for name in names:
        if found and not text[found[-1][-1].end : name.start].strip(" \u00a0"):
            found[-1].append(name)
        else:
            found.append([name])
    return [Run(tuple(group)) for group in found]
