"""Which words have a full stop of their own, and which words begin a sentence behind such a stop."""

from dataclasses import dataclass

from audit.data_files import read_word_lists

_LISTS = read_word_lists("audit.language", "sentence_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """What a sentence splitter must know of a language.

    `titles` and what else never ends a sentence; `before_names` end one only if the next word is a starter;
    `before_numbers` (lower-case) only if no number follows. Any other word ends one before a capital letter.
    """

    titles: frozenset[str]
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    starters: frozenset[str]


def _of(language: str, *more: str) -> SentenceWords:
    titles = frozenset().union(*(_LISTS[name] for name in (f"{language} titles", *more)))
    kinds = ("before names", "before numbers", "starters")
    names, numbers, starters = (_LISTS.get(f"{language} {kind}", frozenset()) for kind in kinds)
    return SentenceWords(titles=titles, before_names=names, before_numbers=numbers, starters=starters)


FRENCH, ENGLISH = _of("fr", "titles"), _of("en", "titles")
OTHER = _of("other")
"""For originals in a language nobody has listed: it rather leaves two sentences together than cuts one."""

ABBREVIATED = _LISTS["prose"]
"""What French prose, and English names in it, abbreviate, in small letters."""


def sentence_words(code: str | None) -> SentenceWords:
    """Those of the language with this ISO 639-1 code."""
    return {"fr": FRENCH, "en": ENGLISH}.get((code or "").lower()[:2], OTHER)
