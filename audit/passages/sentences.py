"""Split a paragraph into sentences: find every mark that could end one, and refuse those that do not.

A missed end leaves two sentences together, which translation bears; a false one gives it half a sentence,
which it does not. Where a rule must guess, it guesses that the sentence goes on.
"""

import re
import unicodedata
from collections.abc import Iterator

from audit.language.sentence_words import SentenceWords

# The lookbehind keeps a megabyte of exclamation marks linear, and so does matching each part once, in a
# lookahead that is then repeated. Possessive repeats would be shorter, but Python 3.11.2 gets them wrong.
END = re.compile(
    r"""
    (?<![.!?…‽؟۔।]) (?= (?P<stop> [.!?…‽؟۔।]+ (?: [ \u00a0\u202f\u2009] [!?…]+ ){0,3} ) ) (?P=stop)
    (?= (?P<close> (?: [ \u00a0\u202f\u2009]? [»”] (?!\w) | ["'’)\]] ){0,6} ) ) (?P=close)
    (?= \s )
    | (?P<wide> [。！？]+ [」』”’）»]{0,4} ) (?! \Z )
    """,
    re.VERBOSE,
)
QUOTE = re.compile(r'(?<!\w)"|"(?!\w)')  # not the one of `l"équipe`
TOKEN = re.compile(r"(?:[^\W_]|[.\-°§])+\Z")
OPENERS = frozenset(" \t\n\r\u00a0\u202f\u2009«“„\"'‘’‹([–—-•¿¡*_…·.")
WORD = re.compile(r"[^\W\d_]+'?")
INITIAL = re.compile(r"(?:.*-)?[^\W\d_]")
ACRONYM = re.compile(r"(?:.*-)?(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
ROMAN = re.compile(r"(?:[IVXLC]{2,}|[IVX])(?![\w'’])")
NAME_PARTICLES = frozenset({"le", "la", "de", "du", "des", "d'", "l'", "van", "von"})
SHOUTING_NAMES = ("Yahoo", "Jeopardy")
LOOK_BACK = 32
LOOK_AHEAD = 24


def sentence_ranges(text: str, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as half-open ranges, without the white space between them."""
    start = _skip_space(text, 0)
    counted = quotes = 0
    for match in END.finditer(text):
        quotes += sum(1 for _ in QUOTE.finditer(text, counted, match.end()))
        counted = match.end()
        end = _past_spaced_quote(text, match.end()) if quotes % 2 else match.end()
        if match.end() <= start or not _ends(text, start, match, end, words):
            continue
        yield start, end
        start = _skip_space(text, end)
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _past_spaced_quote(text: str, at: int) -> int:
    """Past a straight quotation mark that stands alone (`venu. " Il`) and, being the second, closes."""
    alone = text[at : at + 2] == ' "' and text[at + 2 : at + 3].isspace()
    return at + 2 if alone else at


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, match: re.Match[str], end: int, words: SentenceWords) -> bool:
    if match["wide"]:
        return True
    ahead = _first_sign(text, end)
    if ahead is None or not _can_start(text[ahead]):
        return False
    before = text[max(start, match.start() - LOOK_BACK) : match.start()]
    stop = match["stop"]
    if stop == ".":
        return _full_stop_ends(text, start, before, ahead, words)
    if stop in ("…", "..."):
        return not text[ahead].isdigit() and before[-1:] not in ("[", "(")
    return not before.endswith(SHOUTING_NAMES)


def _first_sign(text: str, at: int) -> int | None:
    """Where the next sentence's first letter, digit or other sign stands, past what may open it."""
    return next((n for n in range(at, min(len(text), at + LOOK_AHEAD)) if text[n] not in OPENERS), None)


def _can_start(sign: str) -> bool:
    if sign.isalpha():
        return sign.isupper() or sign.istitle() or sign.lower() == sign.upper()
    return sign.isdigit() or unicodedata.category(sign) in ("So", "Sc")


def _full_stop_ends(text: str, start: int, before: str, ahead: int, words: SentenceWords) -> bool:
    found = TOKEN.search(before)
    token = found.group() if found else ""
    if token.isdigit():  # `1. Premier point` is one sentence, `en 2012. Le` two
        return len(token) > 2 or before.lstrip("«“\"' \u00a0\u202f(") != token
    if token in words.titles:
        return False
    if token.lower() in words.before_numbers and _is_number(text, ahead, words):
        return False
    return not _stands_before_names(token, words) or _starts(text, ahead, words)


def _is_number(text: str, at: int, words: SentenceWords) -> bool:
    roman = ROMAN.match(text, at)
    return text[at].isdigit() or (roman is not None and roman.group().lower() not in words.starters)


def _stands_before_names(token: str, words: SentenceWords) -> bool:
    if token in words.before_names or ACRONYM.fullmatch(token):
        return True
    return INITIAL.fullmatch(token) is not None and token[-1].isupper()


def _starts(text: str, ahead: int, words: SentenceWords) -> bool:
    """Whether the next word begins sentences, and is not the particle of a name (`K. Le Guin`)."""
    following = text[ahead : ahead + LOOK_AHEAD].replace("’", "'")
    match = WORD.match(following)
    if match is None or match.group().lower() not in words.starters:
        return False
    is_particle = match.group().lower() in NAME_PARTICLES
    return not (is_particle and following[match.end() :].lstrip()[:1].isupper())
