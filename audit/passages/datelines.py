"""Datelines: where, when and by whom, as a prefix (`PARIS (AFP) —`) or as a line of their own."""

from __future__ import annotations

import re

__all__ = ["dateline_end", "is_dateline"]

MONTH = (
    r"(?:janv(?:ier|\.)|févr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|août|sept(?:embre|\.)|"
    r"oct(?:obre|\.)|nov(?:embre|\.)|déc(?:embre|\.))"
)
DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
DATE = rf"(?:{DAY},? )?(?:le )?(?:{DAY} )?\d{{1,2}}(?:er)? {MONTH}(?: \d{{4}})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
TIME = r"(?:,? ?(?:à|-|–)? ?\d{1,2} ?[h:] ?\d{0,2}(?: ?(?:GMT|UTC|CET))?)?"
WORD = r"[A-ZÀ-Þ][\w'’.-]*"
PLACE = rf"{WORD}(?:[ ](?:(?:de|du|des|la|le|les|sur|en|of) ){{0,2}}{WORD}){{0,3}}"
SPACE = r"[ \u00a0\u202f]"

PREFIX = re.compile(
    rf"(?P<place>{PLACE}(?:\s?[,/]\s?{PLACE})?)"
    rf"(?P<date>,?{SPACE}(?:{DATE}))?"
    rf"(?P<agency>,?{SPACE}?\([^()\n]{{2,40}}\))?"
    rf"{SPACE}?(?P<dash>[-–—]{{1,2}}){SPACE}(?=[«“\"'(]?{SPACE}?[A-ZÀ-Þ0-9])"
)
DASH_SPACED = re.compile(rf"{SPACE}[-–—]{{1,2}}{SPACE}")
LINES = (
    re.compile(rf"{DATE}{TIME}", re.IGNORECASE),
    re.compile(
        rf"(?:(?:article )?(?:publié|posté|paru|mis à jour|modifié|rédigé|published|updated)\b.{{0,60}}"
        rf"\d(?:.{{0,60}}))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:Par|By|PAR|BY) {WORD}(?: (?:(?:de|du|et|and|avec|le|la) )?{WORD}){{0,6}}(?:,? \([^()]{{2,30}}\))?"
    ),
    re.compile(rf"{PLACE}, (?:le )?{DATE}"),
)
LONGEST = 120
REST = 20
"""A dateline stands before a sentence; after `Paris - Marseille` nothing comes."""


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
    bare = not match["date"] and not match["agency"]
    if bare and (not early and not match["place"].isupper()):
        return None
    if bare and (not _is_spaced(text, match) or DASH_SPACED.search(text, match.end(), match.end() + 200)):
        return None
    return match.end("dash")


def _is_spaced(text: str, match: re.Match[str]) -> bool:
    return text[match.start("dash") - 1].isspace()
