"""Bodies, offices and treaties by name in an English sentence, and what may render them in the French.

A name has a head word (Council, Ministry, Treaty), which French renders in one of a few ways; the table says
which. Only the first word that qualifies the head is looked at: it tells one council from another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.checks.tables import read_table
from audit.text import without_accents

_NAME = r"[A-Z][\w’'-]+"
_LINK = r"(?:of|for|on|and|the)"
_QUALIFIER = (
    r"(?P<qualifier>(?:(?:de|du|des|pour|sur|contre)\s(?:l[ae]s?\s|l[’'])?|d[’'](?:l[ae]s?\s|l[’'])?)"
    r"(?P<noun>[^\W\d_]{4,})"
    r"|(?P<adjective>[^\W\d_]*(?:al|ale|aux|el|elle|ique|aire|ien|ienne|éen|éenne|ais|aise|ois|oise|if|ive|eux|euse"
    r"|ain|aine|ier|ière|ême|uni|unie|unis|unies)s?)(?!\w))"
)
STEM = 5
"""Letters by which two forms of a qualifier are one (sécurité, sécuritaire; européen, européenne)."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A French head word with its first qualifier, at `start` to `end` of the text."""

    head: str
    qualifier: str
    start: int
    end: int

    def contradicts(self, other: Rendering) -> bool:
        """Whether both cannot be forms of one name: another head or another qualifier, but not both."""
        return (self.head == other.head) != (self.qualifier == other.qualifier)


@lru_cache(maxsize=1024)
def english_bodies(text: str) -> frozenset[str]:
    """The names of bodies in an English text that stand there once; keys, whose last word is the head."""
    found = [_key(match) for match in _english().finditer(text)]
    return frozenset(name for name in found if name and found.count(name) == 1)


def renderings(text: str, body: str) -> list[Rendering]:
    """Everything in a French text that may render the body."""
    heads = _heads()[body.rsplit(" ", 1)[-1]]
    return [one for one in _french_bodies(text) if one.head in heads]


@cache
def _heads() -> dict[str, frozenset[str]]:
    return {row["english"]: frozenset(row["french"].split()) for row in read_table("bodies")}


@cache
def _english() -> re.Pattern[str]:
    heads = "|".join(head.capitalize() for head in _heads())
    return re.compile(
        rf"(?<!\w)(?P<before>(?:{_NAME}\s){{1,8}})(?P<last>{heads})\b(?!\s{_LINK}\s[A-Z])"
        rf"|\b(?P<first>{heads})\s(?P<after>(?:of|for|on)\s(?:the\s)?{_NAME}(?:\s(?:and\s)?{_NAME}){{0,8}})"
    )


def _key(match: re.Match[str]) -> str | None:
    qualifier = [
        word
        for word in (match["before"] or match["after"]).split()
        if word.casefold() not in ("the", "of", "for", "on")
    ]
    head = (match["last"] or match["first"]).casefold()
    return " ".join((*(word.casefold() for word in qualifier), head)) if qualifier else None


@cache
def _french() -> re.Pattern[str]:
    heads = sorted({head for row in _heads().values() for head in row}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?P<head>{'|'.join(heads)})\s?{_QUALIFIER}", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _french_bodies(text: str) -> tuple[Rendering, ...]:
    return tuple(_rendering(match) for match in _french().finditer(text))


def _rendering(match: re.Match[str]) -> Rendering:
    qualifier = without_accents(match["noun"] or match["adjective"]).casefold()[:STEM]
    return Rendering(match["head"].casefold(), qualifier, *match.span())
