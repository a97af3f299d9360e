"""Flags a full stop or comma drawn inside the closing quotation mark, where it ends the journalist's
sentence; one line per article.

Why it matters: French keeps the stop inside only when the whole quoted sentence ends there; a stop inside a
fragment (“partenaire stratégique.”) is the English convention, carried over.

Known false alarms: a quoted sentence that begins with a lower-case letter because its start was cut.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.quoted_stops import stop_outside
from audit.checks.views.quotations import Quotation


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    yield from gather(
        (place for q in article.quotations for place in _places(q)),
        "The full stop is inside the closing quotation mark, as in English: {count} quotations.",
        one="The full stop is inside the closing quotation mark, as in English: one quotation.",
    )


def _places(quotation: Quotation) -> Iterator[Place]:
    if fixed := stop_outside(quotation):
        yield Place(span=quotation.span, suggestion=fixed)


CHECK = Check(id="LI08", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
