"""Flags numbers that are broken, or wrongly joined to their unit (8O, %75, 375. 000, 5 % pour cent).

Why it matters: a figure is what readers trust most, and nobody can tell from a broken one what it was.

Known false alarms: “million” behind a number that counts something else (le 3 million-dollar).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.paragraphs import paragraphs
from audit.checks.typography import NO_BREAK
from audit.records import Evidence, Lane, Severity

LETTER = re.compile(r"(?<![\w.,/-])(?=[\d.,]*\dO)\d[\dO.,]*[\dO](?![\w/-])")
LOST_ZERO = re.compile(r"(?<=[a-zà-ÿ(] ),\d+(?= ?%| (?:points?|pour cent|million|milliard)\b)")
SIGN_FIRST = re.compile(r"(?<![\w%&=/.,;:?\[{(-])(?:\d+,)?% ?\d+(?:,\d+)?(?![\w%])")
SPLIT = re.compile(r"(?<![\w.,/-])[1-9]\d{0,2}[.,] 000(?![\w.]|,\d)")
TWICE = re.compile(r"% ?(?P<unit>pour[ -]?cent|pourcents?)\b|\$ ?(?P<of>dollars)\b|€ ?(?P<or>euros)\b")
SINGULAR = re.compile(
    r"(?<![\w.,$€£/-])(?<![$€£] )(?<!\d, )"
    r"(?P<count>\d{1,3}(?: \d{3})*(?:,\d+)?) (?P<scale>million|milliard)(?![\w-])"
)
_BROKEN = "The number “{}” is broken."
_UNIT_TWICE = "The unit in “{}” is given twice."
_ONE_ONLY = "“{}” lacks the s of the plural."


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for paragraph in paragraphs(evidence):
        for start, end, message, fix in _slips(paragraph.plain):
            yield Hit(
                span=paragraph.view.span(start, end),
                message=message.format(paragraph.text[start:end]),
                suggestion=fix,
            )


def _slips(text: str) -> Iterator[tuple[int, int, str, str | None]]:
    for match in LETTER.finditer(text):
        yield *match.span(), _BROKEN, match[0].replace("O", "0")
    for match in LOST_ZERO.finditer(text):
        yield *match.span(), _BROKEN, "0" + match[0]
    for match in SIGN_FIRST.finditer(text):
        yield *match.span(), _BROKEN, match[0].replace("%", "").replace(" ", "") + NO_BREAK + "%"
    for match in SPLIT.finditer(text):
        yield *match.span(), _BROKEN, re.sub(r"[.,] ", NO_BREAK, match[0])
    for match in TWICE.finditer(text):
        yield *match.span(), _UNIT_TWICE, match["unit"] or match["of"] or match["or"]
    for match in SINGULAR.finditer(text):
        if float(match["count"].replace(" ", "").replace(",", ".")) >= 2:
            yield *match.span("scale"), _ONE_ONLY, match["scale"] + "s"


CHECK = Check(
    id="LO13",
    name="broken_number",
    category=Category.NUMBER_FORMAT,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
