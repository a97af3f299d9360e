"""Terms of the house glossary in a text: whole words, as written, wherever an apostrophe or a space bends."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from audit.config import Term, TermKind
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
BEGINNING = re.compile(r"(?<![^\W_])(?:[^\W_]+|\S)")
"""A word, or a mark, where a term may begin; a term’s first word ends where that of the text does."""
OPENING = re.compile(r"\A\W*\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A term at a place of a text; `opens` where it begins a sentence, and so has a capital anyway."""

    term: Term
    start: int
    end: int
    opens: bool


class Finder:
    """Finds any of these terms; the longest one where several begin at one place.

    However many there are, only those are tried that begin with the word, or the mark, at a place.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {plain_term(term.term): term for term in terms}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def in_sentence(self, text: str) -> Iterator[Found]:
        """Every term that stands in the sentence by itself, not within an address or a longer word.

        A term is written as in the glossary; the first word of a sentence may have a capital besides.
        """
        addresses = [match.span() for match in ADDRESS.finditer(text)] if self._terms else []
        for start, end in self._matches(text) if self._terms else ():
            if any(low < end and start < high for low, high in addresses) or not _is_free(text, start):
                continue
            if found := self._found(text, start, end):
                yield found

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        position = 0
        while begun := BEGINNING.search(text, position):
            pattern = self._pattern(begun[0].replace("’", "'"))
            match = pattern and pattern.match(text, begun.start())
            if match:
                yield match.span()
            position = (match or begun).end()

    def _found(self, text: str, start: int, end: int) -> Found | None:
        words = plain_term(text[start:end])
        opens = words[0].isupper() and OPENING.match(text[:start]) is not None
        term = self._terms.get(words)
        if term is None and opens:
            term = self._terms.get(words[0].lower() + words[1:])
        return Found(term, start, end, opens) if term else None

    def _pattern(self, beginning: str) -> re.Pattern[str] | None:
        """Of the terms that begin so, made when they are first met."""
        words = self._words.get(beginning)
        if words is not None and beginning not in self._patterns:
            longest_first = sorted(words, key=lambda one: (-len(one), one))
            self._patterns[beginning] = re.compile(rf"(?:{'|'.join(map(_bent, longest_first))}){AFTER}")
        return self._patterns.get(beginning)

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The terms, and each with a capital, by what they begin with."""
        words: defaultdict[str, list[str]] = defaultdict(list)
        for term in self._terms:
            for written in dict.fromkeys((term, capitalised(term))):
                beginning = BEGINNING.match(written)
                if beginning is not None:
                    words[beginning[0]].append(written)
        return dict(words)


class Finders:
    """Those of a glossary: of the terms it keeps, and of those it avoids."""

    def __init__(self, glossary: Sequence[Term]) -> None:
        self.kept = Finder(term for term in glossary if term.kind is TermKind.KEEP)
        self.avoided = Finder(term for term in glossary if term.kind is not TermKind.KEEP)


def finders(glossary: tuple[Term, ...]) -> Finders:
    """Those of this glossary, made once: to compare one of thousands would take longer than to use it."""
    if not _last or _last[0][0] is not glossary:
        _last[:] = [(glossary, Finders(glossary))]
    return _last[0][1]


_last: list[tuple[tuple[Term, ...], Finders]] = []


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


def _bent(words: str) -> str:
    """A pattern of the words with any space and either apostrophe."""
    return re.escape(words).replace("\\ ", r"\s+").replace("'", "['’]")
