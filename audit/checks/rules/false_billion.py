"""Flags *billion* and *trillion*, which in French mean a thousand and a million times what English means.

Why it matters: « 2 billions de dollars » is two thousand milliards; where the original said *2 billion*, the
figure is a thousand times too large.

Known false alarms: texts on large numbers themselves, and the rare *billion* that does mean a thousand
milliards; where *milliard* stands in the same
paragraph the writer is taken to know the difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.paragraphs import paragraphs
from audit.records import Evidence, Lane, Severity

FALSE = re.compile(
    r"(?:\d[ \u00a0\u202f]?"
    r"|\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cents?|quelques|plusieurs|des|demi)[ -])"
    r"(?P<word>(?:b|tr)illions?)\b",
    re.IGNORECASE,
)
EXPLAINED = re.compile(
    r"mille milliards|milliers? de milliards|1[ \u00a0\u202f]?000 milliards|10\^?12|\bmilliards?\b",
    re.IGNORECASE,
)
FRENCH = {"billion": "milliard", "trillion": "billion (mille milliards)"}


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for paragraph in paragraphs(evidence):
        if EXPLAINED.search(paragraph.text):
            continue
        for match in FALSE.finditer(paragraph.text):
            english = match["word"].casefold().rstrip("s")
            yield Hit(
                span=paragraph.view.span(*match.span("word")),
                message=f"English “{english}” is “{FRENCH[english]}” in French; check the figure.",
            )


CHECK = Check(
    id="LO07",
    name="false_billion",
    category=Category.NUMBER_FORMAT,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
