"""Flags a full stop stranded before a comma, a semicolon or a colon.

Why it matters: it is the mark of text joined by a machine (a sentence split after an acronym, translated in
two halves and glued back), it ends the sentence for every reader and for every tool that comes after, and it
tells that nobody read the text.

Known false alarms: abbreviations written with their full stop (`etc.,`, `M. ,`) are left alone when the stop
touches both neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.readings import readings
from audit.records import Evidence, Lane, Severity

# A space on either side shows that the stop belongs to no abbreviation.
STRAY = re.compile(r"(?P<word>[^\W_]+)(?P<stray>\s*\.\s+)(?P<mark>[,;:])")
ABBREVIATIONS = frozenset({"etc", "cf", "env", "p", "pp", "art", "vol", "éd", "ibid", "al", "av", "apr"})


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for passage in readings(evidence):
        for match in STRAY.finditer(passage.text):
            word, mark = match["word"], match["mark"]
            keep = word + "." if word.casefold() in ABBREVIATIONS else word
            before = " " if mark in ";:" else ""
            yield Hit(
                span=passage.view.span(*match.span()),
                message=f"A full stop stands before “{mark}”, in the middle of the sentence.",
                suggestion=f"{keep}{before}{mark}",
            )


CHECK = Check(
    id="LI01",
    name="stray_stop",
    category=Category.PUNCTUATION,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
