"""Flags English quotation marks (“ ”) where French sets « », in one line per article.

Why it matters: « » are what French readers expect; “ ” alone tell them that the text was written for somebody
else, and mixed with « » they look like two levels of quotation that are not there.

Known false alarms: houses that chose “ ” for their titles; “ ” inside « » are right and left alone.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.quoted_stops import stop_outside
from audit.checks.views.quotations import Quotation


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in article.quotations if _is_foreign(q) and not q.mixed and q.outer != "«")
    yield from gather(
        (_place(q) for q in found), "English quotation marks (“ ”) instead of « »: {count} quotation{s}."
    )


def _is_foreign(quotation: Quotation) -> bool:
    """Whether the marks are English; or German around words that look like no title (Die Zeit)."""
    return quotation.opening == "“" or (quotation.opening == "„" and quotation.text[:1].islower())


def _place(quotation: Quotation) -> Place:
    fixed = stop_outside(quotation) or quotation.in_french(quotation.text)
    return Place(span=quotation.span, suggestion=fixed)


CHECK = Check(id="LI07", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
