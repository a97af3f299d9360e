"""Flags quotation marks nested the wrong way: « » within « », and « » within English marks, once per article.

Why it matters: with the same marks inside and outside, nobody can tell whose words end where; French sets
“ ” within « ».

Known false alarms: houses that nest « » as French books once did.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.quotations import Quotation
from audit.typography import NO_BREAK, inner_quotes

OUTSIDE = frozenset('«“„"')


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in article.quotations if q.opening == "«" and q.closing == "»" and q.outer in OUTSIDE)
    yield from gather(
        (Place(span=q.span, suggestion=_mended(q)) for q in found if q.outer),
        "A quotation inside another takes “ ”: {count} quotation{s}.",
    )


def _mended(quotation: Quotation) -> str:
    return inner_quotes(quotation.text) + (f"{NO_BREAK}»" if quotation.closes_two else "")


CHECK = Check(id="LI06", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
