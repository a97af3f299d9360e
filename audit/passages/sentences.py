"""Split a paragraph into sentences: find every mark that could end one, and refuse those that do not.

A missed end leaves two sentences together, which translation bears; a false one gives it half a sentence,
which it does not. Where a rule must guess, it guesses that the sentence goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from audit.passages.vocabulary import Vocabulary

__all__ = ["sentence_ranges"]

# The lookbehind and the bounded, possessive repeats keep a megabyte of exclamation marks linear.
END = re.compile(
    r"""
    (?<![.!?…‽؟۔।]) (?P<stop> [.!?…‽؟۔।]++ (?: [ \u00a0\u202f\u2009] [!?…]++ ){0,3}+ )
    (?P<close> (?: [ \u00a0\u202f\u2009]? [»”] (?!\w) | ["'’)\]] ){0,6}+ )
    (?= \s )
    | (?P<wide> [。！？]+ [」』”’）»]{0,4} ) (?! \Z )
    """,
    re.VERBOSE,
)
TOKEN = re.compile(r"(?:[^\W_]|[.\-°§])+\Z")
OPENERS = frozenset(" \t\n\r\u00a0\u202f\u2009«“„\"'‘’‹([–—-•¿¡*_…·")
WORD = re.compile(r"[^\W\d_]+'?")
INITIAL = re.compile(r"(?:.*-)?[^\W\d_]")
ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
ROMAN = re.compile(r"[IVXLC]+\b")
NAME_PARTICLES = frozenset({"le", "la", "de", "du", "des", "d'", "l'", "van", "von"})
SHOUTING_NAMES = frozenset({"Yahoo", "Jeopardy"})
LOOK_BACK = 32


def sentence_ranges(text: str, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as half-open ranges, without the white space between them."""
    start = _skip_space(text, 0)
    for match in END.finditer(text):
        if match.end() <= start or not _ends(text, start, match, words):
            continue
        yield start, match.end()
        start = _skip_space(text, match.end())
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, match: re.Match[str], words: Vocabulary) -> bool:
    if match["wide"]:
        return True
    ahead = _first_sign(text, match.end())
    if ahead is None or not _can_start(text[ahead]):
        return False
    stop = match["stop"]
    before = text[max(start, match.start() - LOOK_BACK) : match.start()]
    if stop != ".":
        return not _is_omission(before, match) and not before.endswith(tuple(SHOUTING_NAMES))
    return _full_stop_ends(text, start, before, ahead, words)


def _first_sign(text: str, at: int) -> int | None:
    """Where the next sentence's first letter, digit or other sign stands, past what may open it."""
    for place in range(at, min(len(text), at + 16)):
        if text[place] not in OPENERS:
            return place
    return None


def _can_start(sign: str) -> bool:
    if sign.isalpha():
        return sign.isupper() or sign.istitle() or sign.lower() == sign.upper()
    return sign.isdigit() or unicodedata.category(sign) in ("So", "Sc")


def _is_omission(before: str, match: re.Match[str]) -> bool:
    """`[…]` stands for words left out, and is no end."""
    return match["close"][:1] in ("]", ")") and before[-1:] in ("[", "(") and match["stop"] in ("…", "...")


def _full_stop_ends(text: str, start: int, before: str, ahead: int, words: Vocabulary) -> bool:
    found = TOKEN.search(before)
    token = found.group() if found else ""
    if token.isdigit():
        return not (len(token) <= 2 and before.lstrip("«“\"' \u00a0\u202f(") == token)
    if token in words.titles:
        return False
    if token.lower() in words.before_numbers and (text[ahead].isdigit() or ROMAN.match(text, ahead)):
        return False
    if _is_era(token, before):
        return True
    if _stands_before_names(token, words):
        return _starts(text, ahead, words)
    return True


def _stands_before_names(token: str, words: Vocabulary) -> bool:
    if token.lower() in words.before_names or ACRONYM.fullmatch(token):
        return True
    return INITIAL.fullmatch(token) is not None and token[-1].isupper()


def _is_era(token: str, before: str) -> bool:
    """`av. J.-C.` may end a sentence; `J.-C.` alone is a first name."""
    return token == "J.-C" and before.lower().removesuffix("j.-c").rstrip().endswith(
        ("av.", "ap.", "avant", "après")
    )


def _starts(text: str, ahead: int, words: Vocabulary) -> bool:
    """Whether the next word begins sentences, and is not the particle of a name (`K. Le Guin`)."""
    match = WORD.match(text[ahead : ahead + 24].replace("’", "'"))
    if match is None:
        return False
    word = match.group().lower()
    if word not in words.starters:
        return False
    after = text[ahead + match.end() : ahead + match.end() + 2].lstrip()
    return not (word in NAME_PARTICLES and after[:1].isupper())
