"""Names of the French that stand where the original has another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from audit.checks.lexicon import is_word
from audit.checks.names import Name, capitalised, is_country, is_titled, same_name
from audit.checks.pairs import Pair
from audit.checks.words import without_accents
from audit.records import Article

__all__ = ["Renaming", "carried_names", "renamings"]

ALIKE = 0.6
_WORD = re.compile(r"[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name of the French that the original lacks, and one of the original that the French lacks."""

    french: Name
    english: Name


def renamings(pair: Pair, carried: Set[str]) -> Iterator[Renaming]:
    """Names exchanged in a pair, matched in reading order; what is left over on one side is not reported.

    `carried` are the names that article and original spell alike (see `carried_names`). A name counts as
    missing only if nothing alike stands on the other side, nor, for the original's, in the back-translation,
    where a name we know only under another form would show.
    """
    back = pair.back
    if back is None or is_titled(pair.original):
        return
    ours = [name for name in _names(pair.text, "fr", carried) if _is_foreign(name, pair)]
    theirs = (
        [name for name in _names(pair.original, "en", carried) if _is_lost(name, pair, back)] if ours else []
    )
    if not theirs and ours and ours[0].text in carried:
        # Where a name of this article has taken the place, even a “Watson” is known to be no ordinary word.
        theirs = [name for name in _capitals(pair.original) if _is_lost(name, pair, back)]
    yield from (Renaming(*names) for names in zip(ours, theirs, strict=False) if not _may_be_one(*names))


def carried_names(article: Article) -> frozenset[str]:
    """The words with a capital inside a sentence that an article and its original both have, spelt alike."""
    ours, theirs = (
        {name.text for name in capitalised(text) if not name.initial}
        for text in (article.text, article.original or "")
    )
    return frozenset(ours & theirs)


def _names(text: str, language: str, carried: Set[str]) -> Iterator[Name]:
    """Words in capitals that are no acronyms and no words of the language, unless they were carried over.

    In French none that starts a sentence, where adverbs stand that no list holds.
    """
    for name in capitalised(text):
        if len(name.text) <= 3 or name.text.isupper() or (name.initial and language == "fr"):
            continue
        known = name.text in carried and not is_word(name.text, "fr")
        if known or _is_proper(name.text, language):
            yield name


def _capitals(text: str) -> Iterator[Name]:
    """Words of English with a capital inside a sentence, which may be ordinary words besides."""
    names = (name for name in capitalised(text) if not (name.initial or name.text.isupper()))
    return (name for name in names if len(name.text) > 3)


def _may_be_one(french: Name, english: Name) -> bool:
    """Whether two names may mean one: a country for its adjective, or a spelling some letters apart."""
    if is_country(french.text) and not is_country(english.text):
        return True
    ours, theirs = (without_accents(name.text).casefold() for name in (french, english))
    alike = SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE
    return alike and ours[0] == theirs[0]


def _is_proper(name: str, language: str) -> bool:
    parts = [part for part in re.split(r"[-’']", name) if len(part) > 1]
    return is_country(name) or not all(is_word(part, language) for part in parts)


def _is_foreign(name: Name, pair: Pair) -> bool:
    if _stands_in(name.text, pair.original):
        return False
    return not _stands_in(name.text, pair.near_original) or name.text in pair.near_french


def _is_lost(name: Name, pair: Pair, back: str) -> bool:
    if _stands_in(name.text, pair.text) or _stands_in(name.text, back):
        return False
    return not _stands_in(name.text, pair.near_french) or name.text in pair.near_original


def _stands_in(name: str, text: str) -> bool:
    """Whether the text has this name; a word in lower case counts only if it begins alike (allemand)."""
    words = _words(text)
    if name in words:
        return True
    start = without_accents(name).casefold()[:4]
    alike = (word for word in words if not word.islower() or without_accents(word)[:4] == start)
    return any(same_name(name, word) or same_name(word, name) for word in alike)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
