"""Flags marks that cannot stand together (`,,` `, .` `;.` `..` `?.`) and a space before a full stop or comma
(the latter as one line of style per article).

Why it matters: such pairs are left where a machine cut and glued text; the reader stumbles, and what follows
them is often missing.

Known false alarms: the name of a firm that ends in an exclamation mark before a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.paragraphs import Paragraph, paragraphs
from audit.checks.typography import NO_BREAK, SPACES
from audit.records import Evidence, Lane, Place, Severity

STOP = rf"[{SPACES}]*\.(?!\.)"
PAIR = re.compile(
    rf"(?<![,;:.…!?])[{SPACES}]*(?P<marks>,(?:[{SPACES}]*[,;])+(?:{STOP})?|,{STOP}|;(?:[{SPACES}]*[,;])+|;{STOP}|:{STOP}|:[{SPACES}]*,)"
    r"(?![.\w])"
)
TWO_STOPS = re.compile(
    rf"(?<![./\\…!?])(?<!\.[{SPACES}])(?P<marks>\.[{SPACES}]?\.)(?![./\\\w…])(?![{SPACES}]\.)"
)
STOP_AFTER_MARK = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]?(?P<marks>[!?]\.)(?=[\s»”\")]|$)(?!\.)")
SPACE_BEFORE = re.compile(rf"(?<=[\w)»”%])[{SPACES}]+(?P<marks>[.,])(?=\s|$)(?![{SPACES}]\.)")
STRONGEST = ".;:,"
EXCLAIMED_NAMES = re.compile(r"\b(?:Yahoo|Jeopardy|Joomla|Wham|Oliver|Airplane)[ \u00a0\u202f]?\Z")


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    read = list(paragraphs(evidence))
    for paragraph in read:
        yield from _marks_together(paragraph)
    spaces = (place for paragraph in read for place in _space_before(paragraph))
    yield from gather(spaces, _message, severity=Severity.STYLE)


def _marks_together(paragraph: Paragraph) -> Iterator[Hit]:
    text = paragraph.text
    for pattern in (PAIR, TWO_STOPS, STOP_AFTER_MARK):
        for match in pattern.finditer(text):
            start, end = match.span("marks")
            if pattern is STOP_AFTER_MARK and EXCLAIMED_NAMES.search(text[:start]):
                continue
            yield Hit(
                span=paragraph.view.span(start, end),
                message=f"The marks “{match['marks']}” cannot stand together.",
                suggestion=_repair(match["marks"]),
            )


def _repair(marks: str) -> str:
    if marks[0] in "!?":
        return marks[0]
    strongest = min((mark for mark in marks if mark in STRONGEST), key=STRONGEST.index)
    return (NO_BREAK if strongest in ";:" else "") + strongest


def _space_before(paragraph: Paragraph) -> Iterator[Place]:
    for match in SPACE_BEFORE.finditer(paragraph.text):
        yield Place(span=paragraph.view.span(*match.span()), suggestion=match["marks"])


def _message(count: int) -> str:
    return f"Space before a full stop or comma: {count} place{'s' * (count > 1)}."


CHECK = Check(
    id="LI02",
    name="broken_punctuation",
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
