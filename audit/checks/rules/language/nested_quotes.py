"""Flags quotation marks nested the wrong way: « » within « », and « » within English marks, once per article.

Why it matters: with the same marks inside and outside, nobody can tell whose words end where; French sets
“ ” within « ».

Known false alarms: houses that nest « » as French books once did.
"""

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.views.article_view import ArticleView
from audit.records import Place, Severity
from audit.typography import inner_quotes

OUTSIDE = frozenset('«“„"')


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in article.quotations if q.opening == "«" and q.closing == "»" and q.outer in OUTSIDE)
    yield from gather(
        (Place(span=q.span, suggestion=inner_quotes(q.text)) for q in found if q.outer),
        "A quotation within another one takes “ ”: {count} quotation{s}.",
    )


CHECK = Check(
    id="LI06",
    name="nested_quotes",
    category=Category.PUNCTUATION,
    severity=Severity.STYLE,
    look=_look,
)
