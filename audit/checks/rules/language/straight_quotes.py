"""Flags straight double quotation marks ("…") and makeshift ones (``…'', <<…>>) where French sets « », in one
line per article.

Why it matters: straight marks come from keyboards and pipelines, not from an editor; they cannot show where a
quotation within a quotation begins.

Known false alarms: houses whose system knows only straight marks; switch the check off there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.french.quoted_stops import stop_outside
from audit.checks.gathering import gather
from audit.checks.views.article_view import ArticleView
from audit.checks.views.paragraphs import Paragraph
from audit.checks.views.quotations import Quotation
from audit.records import Lane, Place, Severity
from audit.typography import guillemets, inner_quotes

MAKESHIFT = re.compile(
    r"(?<!\S)(?:``|'')(?P<curly>[^\W_][^`'\n]{0,200}(?:(?<=\w)'(?=\w)[^`'\n]*)*)''(?![\w'])"
    r"|<<[ \u00a0]?(?P<angled>[^\W\d_][^<>\n]{0,200}?)[ \u00a0]?>>"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = (q for q in article.quotations if q.opening == '"' == q.closing)
    places = [_place(q) for q in found]
    places += (place for paragraph in article.paragraphs() for place in _makeshift(paragraph))
    yield from gather(places, _message)


def _place(quotation: Quotation) -> Place:
    mend = inner_quotes if quotation.outer == "«" else guillemets
    return Place(
        span=quotation.paragraph.view.span(quotation.start, quotation.end),
        suggestion=stop_outside(quotation, mend) or mend(quotation.text),
    )


def _makeshift(paragraph: Paragraph) -> Iterator[Place]:
    for match in MAKESHIFT.finditer(paragraph.text):
        text = match["curly"] or match["angled"]
        yield Place(span=paragraph.view.span(*match.span()), suggestion=guillemets(text))


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
