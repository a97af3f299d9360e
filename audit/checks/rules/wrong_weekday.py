"""Flags a weekday that its own date contradicts (lundi 16 décembre 2021 was a Thursday).

Why it matters: either the day or the date is wrong, and both are what a reader acts on.

Known false alarms: dates before 1900, which may follow the Julian calendar, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from audit.checks.calendar import MONTHS, WEEKDAYS, any_of
from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.paragraphs import paragraphs
from audit.records import Evidence, Lane, Severity

DATE = re.compile(
    rf"\b(?P<weekday>{any_of(WEEKDAYS)}),? (?:le )?(?P<day>\d{{1,2}})(?:er)? "
    rf"(?P<month>{any_of(MONTHS)}) (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for paragraph in paragraphs(evidence):
        for match in DATE.finditer(paragraph.plain):
            actual = _weekday(match)
            if actual and actual != match["weekday"].casefold():
                yield Hit(
                    span=paragraph.view.span(*match.span()),
                    message=f"The {match['day']} {match['month']} {match['year']} is a {actual}.",
                )


def _weekday(match: re.Match[str]) -> str | None:
    try:
        day = date(int(match["year"]), MONTHS[match["month"].casefold()], int(match["day"]))
    except ValueError:
        return None  # no such day, which another check reports
    return list(WEEKDAYS)[day.weekday()]


CHECK = Check(
    id="LO05",
    name="wrong_weekday",
    category=Category.DATE_FORMAT,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
