"""Terms of the house glossary in a text: whole words, as written, wherever an apostrophe or a space bends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from audit.config import Term
from audit.config.glossary import plain_term

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+|(?<!\w)[@#]\w+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:[a-z]{2}|com|org|net|info|gov|edu|news)(?!\w)(?:/\S*)?"
)
# Before a word stands nothing that is part of it, save an elided word (d’, qu’) or an opening quotation mark.
ELIDED = r"(?<![^\W_])(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel)?qu)['’]"
BEFORE = re.compile(rf"(?:\A|_|[^\w'’\-‐‑]|(?<!\w)['’]|{ELIDED})\Z", re.IGNORECASE)
AFTER = r"(?![^\W_]|[\-‐‑]|['’](?!s\b)\w)"
LONGEST_ELISION = 8
OPENING = re.compile(r"\A\W*\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A term at a place of a text; `opens` where it begins a sentence, and so has a capital anyway."""

    term: Term
    start: int
    end: int
    opens: bool


class Finder:
    """Finds any of these terms; the longest one where several begin at one place."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = {plain_term(term.term): term for term in terms}

    def in_sentence(self, text: str) -> Iterator[Found]:
        """Every term that stands in the sentence by itself, not within an address or a longer word.

        A term is written as in the glossary; the first word of a sentence may have a capital besides.
        """
        addresses = [match.span() for match in ADDRESS.finditer(text)]
        for match in self._pattern.finditer(text) if self._terms else ():
            start, end = match.span()
            if any(low < end and start < high for low, high in addresses) or not _is_free(text, start):
                continue
            if found := self._found(text, start, end):
                yield found

    def _found(self, text: str, start: int, end: int) -> Found | None:
        words = plain_term(text[start:end])
        opens = words[0].isupper() and OPENING.match(text[:start]) is not None
        term = self._terms.get(words)
        if term is None and opens:
            term = self._terms.get(words[0].lower() + words[1:])
        return Found(term, start, end, opens) if term else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._terms, key=lambda words: (-len(words), words))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_any_case, words))}){AFTER}")


@lru_cache(maxsize=8)
def finder(terms: tuple[Term, ...]) -> Finder:
    """The finder of these terms, made once: a glossary of thousands takes a second."""
    return Finder(terms)


def contains(text: str, words: str) -> bool:
    """Whether the words stand in the text at all, in whatever case and as part of whatever word."""
    return plain_term(words).casefold() in plain_term(text).casefold()


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand as written, with any space and either apostrophe."""
    return (match.span() for match in re.finditer(_bent(plain_term(words)), text))


def capitalised(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[0].upper() + words[1:]


def _is_free(text: str, start: int) -> bool:
    return BEFORE.search(text[max(0, start - LONGEST_ELISION) : start]) is not None


def _any_case(words: str) -> str:
    """A pattern of the words, and of them with a capital."""
    both = dict.fromkeys((words, capitalised(words)))
    return "|".join(_bent(one) for one in both)


def _bent(words: str) -> str:
    """A pattern of the words with any space and either apostrophe."""
    return re.escape(words).replace("\\ ", r"\s+").replace("'", "['’]")
