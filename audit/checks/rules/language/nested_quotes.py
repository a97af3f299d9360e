"""Flags quotation marks nested the wrong way: « » within « », and « » within English marks, once per article.

Why it matters: with the same marks inside and outside, nobody can tell whose words end where; French sets
“ ” within « ».

Known false alarms: houses that nest « » as French books once did.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.views.article_view import ArticleView
from audit.checks.views.quotations import Quotation
from audit.records import Lane, Place, Severity
from audit.typography import inner_quotes

OUTSIDE = frozenset('«“„"')


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in article.quotations if q.opening == "«" and q.closing == "»" and q.outer in OUTSIDE)
    yield from gather((_place(quotation) for quotation in found if quotation.outer), _message)


def _place(quotation: Quotation) -> Place:
    return Place(
        span=quotation.paragraph.view.span(quotation.start, quotation.end),
        suggestion=inner_quotes(quotation.text),
    )


def _message(count: int) -> str:
    return f"A quotation within another one takes “ ”: {count} quotation{'s' * (count > 1)}."


CHECK = Check(
    id="LI06",
    name="nested_quotes",
    category=Category.PUNCTUATION,
    severity=Severity.STYLE,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
