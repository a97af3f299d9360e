"""Flags a full stop or comma drawn inside the closing quotation mark, where it ends the journalist's
sentence; one line per article.

Why it matters: French keeps the stop inside only when the whole quoted sentence ends there; a stop inside a
fragment (“partenaire stratégique.”) is the English convention, carried over.

Known false alarms: a quoted sentence that begins with a lower-case letter because its start was cut.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.french.quoted_stops import stop_outside
from audit.checks.gathering import gather
from audit.checks.views.article_view import ArticleView
from audit.checks.views.quotations import Quotation
from audit.records import Lane, Place, Severity
from audit.typography import guillemets, inner_quotes


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    yield from gather((place for q in article.quotations for place in _places(q)), _message)


def _places(quotation: Quotation) -> Iterator[Place]:
    mend = inner_quotes if quotation.outer == "«" else guillemets
    if fixed := stop_outside(quotation, mend):
        yield Place(span=quotation.paragraph.view.span(quotation.start, quotation.end), suggestion=fixed)


def _message(count: int) -> str:
    where = "one quotation" if count == 1 else f"{count} quotations"
    return f"The stop stands inside the closing quotation mark, as in English: {where}."


CHECK = Check(
    id="LI08",
    name="stop_inside_quotes",
    category=Category.PUNCTUATION,
    severity=Severity.STYLE,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
