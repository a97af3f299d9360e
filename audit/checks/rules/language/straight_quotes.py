"""Flags straight double quotation marks ("…") and makeshift ones (``…'', <<…>>) where French sets « », in one
line per article.

Why it matters: straight marks come from keyboards and pipelines, not from an editor; they cannot show where a
quotation within a quotation begins.

Known false alarms: houses whose system knows only straight marks; switch the check off there.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import takewhile

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.quoted_stops import stop_outside
from audit.checks.views.paragraphs import Paragraph
from audit.checks.views.quotations import Quotation
from audit.typography import guillemets, inner_quotes

MAKESHIFT = re.compile(
    r"(?<!\S)(?:``|'')(?P<curly>[^\W_][^`'\n]{0,200}(?:(?<=\w)'(?=\w)[^`'\n]*)*)''(?![\w'])"
    r"|<<[ \u00a0]?(?P<angled>[^\W\d_][^<>\n]{0,200}?)[ \u00a0]?>>"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = [q for q in article.quotations if q.opening == '"' == q.closing]
    places = [_place(outer, found[number + 1 :]) for number, outer in enumerate(found)]
    places += (place for paragraph in article.paragraphs() for place in _makeshift(paragraph))
    yield from gather(places, 'Straight quotation marks (") instead of « »: {count} quotation{s}.')


def _place(quotation: Quotation, following: Iterable[Quotation]) -> Place:
    """The quotation in French marks, with those that stand in it."""
    fixed = stop_outside(quotation) or quotation.in_french(quotation.text)
    for inner in takewhile(partial(_holds, quotation), following):
        fixed = fixed and fixed.replace(f'"{inner.text}"', inner_quotes(inner.text))
    return Place(span=quotation.span, suggestion=fixed)


def _holds(outer: Quotation, inner: Quotation) -> bool:
    return inner.paragraph is outer.paragraph and inner.start < outer.end


def _makeshift(paragraph: Paragraph) -> Iterator[Place]:
    for match in MAKESHIFT.finditer(paragraph.text):
        text = match["curly"] or match["angled"]
        yield paragraph.place(match, guillemets(text))


CHECK = Check(id="LI09", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
