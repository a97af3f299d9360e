"""Flags quotation marks nested the wrong way: « » within « », and « » within English marks, once per article.

Why it matters: with the same marks inside and outside, nobody can tell whose words end where; French sets
“ ” within « ».

Known false alarms: houses that nest « » as French books once did.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.typography import inner_quotes

OUTSIDE = frozenset('«“„"')


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in article.quotations if q.opening == "«" and q.closing == "»" and q.outer in OUTSIDE)
    yield from gather(
        (Place(span=q.span, suggestion=inner_quotes(q.text)) for q in found if q.outer),
        "A quotation within another one takes “ ”: {count} quotation{s}.",
    )


CHECK = Check(id="LI06", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
