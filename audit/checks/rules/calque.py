"""Flags a calque or false friend of the news: French words in the sense of the English ones they look like.

Why it matters: readers stumble over them or take them for what they say (“éventuellement” is perhaps, not in
the end), and they are the surest mark of a word-for-word translation.

Known false alarms: a calque that usage has made French; the list leaves those out that good newspapers use. A
false friend counts only where the original, or without one the back-translation, has the English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.originals import english_of
from audit.checks.readings import JOURNALISM, Reading, readings
from audit.checks.tables import read_table
from audit.records import Evidence, Kind, Lane, Severity


@dataclass(frozen=True, slots=True)
class Calque:
    """A row of the table."""

    word: str
    french: re.Pattern[str]
    english: re.Pattern[str] | None
    instead: str
    fix: str


@cache
def _calques() -> tuple[Calque, ...]:
    return tuple(
        Calque(
            row["english_word"],
            re.compile(row["french"]),
            re.compile(row["english"], re.IGNORECASE) if row["english"] else None,
            row["instead"],
            row["fix"],
        )
        for row in read_table("calques")
    )


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for passage in readings(evidence, JOURNALISM | {Kind.BOILERPLATE}):
        for calque in _calques():
            for match in calque.french.finditer(passage.text):
                if calque.english is None or calque.english.search(english_of(evidence, passage) or ""):
                    yield _hit(passage, calque, match)


def _hit(passage: Reading, calque: Calque, match: re.Match[str]) -> Hit:
    found = match.group().strip()
    return Hit(
        span=passage.view.span(*match.span()),
        message=f"“{found}” looks like a calque of “{calque.word}”; French has: {calque.instead}.",
        suggestion=match.expand(calque.fix) if calque.fix else None,
        severity=Severity.STYLE if passage.evidence.passage.kind is Kind.BOILERPLATE else None,
    )


CHECK = Check(
    id="TE01",
    name="calque",
    category=Category.WRONG_TERM,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
