"""Flags straight double quotation marks ("…") where French sets « », in one line per article.

Why it matters: straight marks come from keyboards and pipelines, not from an editor; they cannot show where a
quotation within a quotation begins.

Known false alarms: houses whose system knows only straight marks; switch the check off there.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.quotations import Quotation, quotations
from audit.checks.quoted_stops import stop_outside
from audit.checks.typography import guillemets, inner_quotes
from audit.records import Evidence, Lane, Place, Severity


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in quotations(evidence) if q.opening == '"' == q.closing)
    yield from gather((_place(q) for q in found), _message)


def _place(quotation: Quotation) -> Place:
    mend = inner_quotes if quotation.outer == "«" else guillemets
    return Place(
        span=quotation.paragraph.view.span(quotation.start, quotation.end),
        suggestion=stop_outside(quotation, mend) or mend(quotation.text),
    )


def _message(count: int) -> str:
    return f'Straight quotation marks (") instead of « »: {count} quotation{"s" * (count > 1)}.'


CHECK = Check(
    id="LI09",
    name="straight_quotes",
    category=Category.PUNCTUATION,
    severity=Severity.STYLE,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
