"""Names in French and English sentences, and whether two of them are one name written two ways."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from audit.checks.tables import read_table
from audit.language.display_names import territory_names
from audit.text import folded

# Spellings of one sound in the transliterations of either language; the longest first.
_SOUNDS = (
    ("chtch", "s"), ("shch", "s"), ("tch", "s"), ("sch", "s"), ("tsch", "s"), ("dj", "j"), ("dzh", "j"),
    ("zh", "j"), ("ch", "s"), ("sh", "s"), ("ts", "s"), ("tz", "s"), ("cz", "s"), ("kh", "k"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("eu", "u"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("c", "k"), ("x", "ks"), ("w", "v"), ("y", "i"), ("ij", "i"), ("ï", "i"), ("z", "s"), ("ae", "e"),
    ("h", ""),
)  # fmt: skip
_SHORT, _BEGINNING, _ALIKE = 4, 5, 0.72


@lru_cache(maxsize=65536)
def _sounds(name: str) -> str:
    sound = folded(name).replace("-", "").replace("’", "").replace("'", "")
    for spelling, spoken in _SOUNDS:
        sound = sound.replace(spelling, spoken)
    return re.sub(r"(.)\1+", r"\1", sound)


@cache
def _equivalents() -> dict[str, frozenset[str]]:
    french, english = territory_names("fr"), territory_names("en")
    pairs = [(name, english[code]) for code, name in french.items() if code in english]
    pairs += [(row["french"], row["english"]) for row in read_table("exonyms")]
    pairs += _acronym_pairs()
    found: dict[str, set[str]] = {}
    for ours, theirs in pairs:
        for word in _words(ours):
            if len(word) >= _SHORT or word == folded(ours):
                found.setdefault(word, set()).update(_words(theirs))
    return {ours: frozenset(theirs) for ours, theirs in found.items()}


def _words(name: str) -> list[str]:
    return [folded(word) for word in re.findall(r"[^\W\d_]{2,}", name)]


@lru_cache(maxsize=262144)
def same_name(french: str, english: str) -> bool:
    """Whether a French and an English word are one name: alike in sound, or known to be one."""
    ours, theirs = _sounds(french), _sounds(english)
    plain, known = folded(english), equivalents(french)
    if ours == theirs or plain in known or any(_begin_alike(plain, name) for name in known):
        return True
    if min(len(ours), len(theirs)) < _SHORT:
        return False
    if ours[:_BEGINNING] == theirs[:_BEGINNING] or ours in theirs or theirs in ours:
        return True
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> bool:
    """Whether two words are one name, whichever of them is the French one."""
    return same_name(one, other) or same_name(other, one)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words begin alike, as the name of a country and its adjective do (Hungary, Hungarian)."""
    return min(len(one), len(other)) >= _BEGINNING and one[:_BEGINNING] == other[:_BEGINNING]


def equivalents(french: str) -> frozenset[str]:
    """The words that the English name of a place, body or person may have, folded, as far as tables tell."""
    known: set[str] = set()
    for word in _words(french):
        known |= _equivalents().get(word, frozenset())
    return frozenset(known)


@cache
def _countries() -> frozenset[str]:
    names = (_words(name) for code in ("fr", "en") for name in territory_names(code).values())
    return frozenset(words[0] for words in names if len(words) == 1)


def is_country(name: str) -> bool:
    """Whether the word is by itself the name of a country, in French or English."""
    return folded(name) in _countries()


@cache
def _acronym_pairs() -> tuple[tuple[str, str], ...]:
    """French and English acronyms, without the points that the table may set between letters."""
    rows = read_table("acronyms")
    return tuple((row["french"].replace(".", ""), row["english"].replace(".", "")) for row in rows)
