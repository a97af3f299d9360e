"""Datelines: where, when and by whom, as a prefix (`PARIS (AFP) —`) or as a line of their own."""

import re

from audit.language.calendar_names import MONTHS, WEEKDAYS, month_abbreviations
from audit.language.patterns import any_of

SPACE = r"[ \u00a0\u202f]"
MONTH = any_of([*MONTHS, *(rf"{month}\." for month in month_abbreviations("fr"))])
DAY = any_of(WEEKDAYS)
DATE = (
    rf"(?:(?:{DAY},? )?(?:le )?(?:{DAY} )?\d{{1,2}}(?:er)? {MONTH}(?: \d{{4}})?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
TIME = r"(?:,? ?(?:à|-|–)? ?\d{1,2} ?[h:] ?\d{0,2}(?: ?(?:GMT|UTC|CET))?)?"
NAME = r"[A-ZÀ-Þ][\w'’.-]*"
PLACE = rf"{NAME}(?: (?:(?:de|du|des|la|le|les|sur|en|of) ){{0,2}}{NAME}){{0,3}}"
BYLINE = rf"{NAME}(?: (?:(?:de|du|et|and|avec|le|la) )?{NAME}){{0,6}}"

PREFIX = re.compile(
    rf"(?P<place>{PLACE}(?:\s?[,/]\s?{PLACE})?)"
    rf"(?P<date>,?{SPACE}{DATE})?"
    rf"(?P<agency>,?{SPACE}?\([^()\n]{{2,40}}\))?"
    rf"{SPACE}?(?P<dash>[-–—]{{1,2}}){SPACE}(?=[«“\"'(]?{SPACE}?[A-ZÀ-Þ0-9])"
)
SPACED_DASH = re.compile(rf"{SPACE}[-–—]{{1,2}}{SPACE}")
REST = 20
"""A dateline stands before a sentence; after `Paris - Marseille` nothing comes."""

LINES = (
    re.compile(rf"{DATE}{TIME}", re.IGNORECASE),
    re.compile(rf"{PLACE}, (?:le )?{DATE}"),
    re.compile(
        r"(?:article )?(?:publié|posté|paru|mis à jour|modifié|rédigé|published|updated)"
        rf"(?: (?:le|à|on|at|il y a|par) | ?: ?).{{0,40}}(?:{DATE}|\d{{4}}|\d{{1,2}}[h:]).{{0,50}}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:Par|By|PAR|BY) {BYLINE}(?:,? \([^()]{{2,30}}\))?"),
)
LONGEST = 120


def is_dateline(plain: str) -> bool:
    """Whether the whole paragraph is a date, a time of publication, or a byline."""
    return len(plain) <= LONGEST and any(pattern.fullmatch(plain) for pattern in LINES)


def dateline_end(text: str, *, early: bool) -> int | None:
    """Where the dateline at the start of a paragraph ends (its dash included); None if there is none.

    A bare place in mixed case (`Jakarta - `) looks like any name before a dash, and counts only early in the
    article and where no second dash closes a parenthesis.
    """
    match = PREFIX.match(text)
    if match is None or len(text) - match.end() < REST:
        return None
    if not match["date"] and not match["agency"] and not _is_plain_place(text, match, early=early):
        return None
    return match.end("dash")


def _is_plain_place(text: str, match: re.Match[str], *, early: bool) -> bool:
    if not early and not match["place"].isupper():
        return False
    is_spaced = text[match.start("dash") - 1].isspace()
    return is_spaced and SPACED_DASH.search(text, match.end(), match.end() + 200) is None
