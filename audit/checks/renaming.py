"""Names of the French that stand where the original has another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.checks.lexicon import is_word
from audit.checks.names import Name, capitalised, has_name, is_country, is_titled, same_name
from audit.checks.pairs import Pair

__all__ = ["Renaming", "renamings"]

_WORD = re.compile(r"[^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name of the French that the original lacks, and one of the original that the French lacks."""

    french: Name
    english: Name


def renamings(pair: Pair) -> Iterator[Renaming]:
    """Names exchanged in a pair, matched in reading order; what is left over on one side is not reported.

    A name counts as missing only if nothing alike stands on the other side, nor, for the original's, in the
    back-translation, where a name we know only under another form would show.
    """
    back = pair.back
    if back is None or is_titled(pair.original):
        return
    ours = [name for name in _names(pair.text, "fr") if _is_foreign(name, pair)]
    theirs = [name for name in _names(pair.original, "en") if _is_lost(name, pair, back)] if ours else []
    yield from map(Renaming, ours, theirs)


def _names(text: str, language: str) -> Iterator[Name]:
    """Words in capitals that are no acronyms and no words of the language.

    In French none that starts a sentence, where adverbs stand that no list holds.
    """
    for name in capitalised(text):
        telling = len(name.text) > 3 and not name.text.isupper() and not (name.initial and language == "fr")
        if telling and _is_proper(name.text, language):
            yield name


def _is_proper(name: str, language: str) -> bool:
    parts = [part for part in re.split(r"[-’']", name) if len(part) > 1]
    return is_country(name) or not all(is_word(part, language) for part in parts)


def _is_foreign(name: Name, pair: Pair) -> bool:
    if has_name(name.text, _WORD.findall(pair.original)):
        return False
    return not has_name(name.text, _WORD.findall(pair.near_original)) or name.text in pair.near_french


def _is_lost(name: Name, pair: Pair, back: str) -> bool:
    if any(same_name(word, name.text) for word in (*_WORD.findall(pair.text), *_WORD.findall(back))):
        return False
    nearby = any(same_name(word, name.text) for word in _WORD.findall(pair.near_french))
    return not nearby or name.text in pair.near_original
