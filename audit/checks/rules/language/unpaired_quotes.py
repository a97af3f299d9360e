"""Flags a quotation mark without a partner: never closed, never opened, or crossing another quotation.

Why it matters: without the second mark nobody knows which words are the speaker's and which the journalist's.

Known false alarms: quotations whose other end stands in text that was not read (a picture's caption), and
straight marks used for inches or for “ditto”. Straight marks do not show their direction and are often typed
carelessly, so they make one line of style per article; where an article has them, its other marks are judged
as mildly.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, Span, gather
from audit.checks.views.quotations import Mark


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    marks = article.unpaired_marks
    careless = any('"' in paragraph.text for paragraph in article.paragraphs())
    for mark in marks:
        if mark.character != '"':
            state = "opened here and never closed" if mark.opens else "closed here but never opened"
            yield Hit(
                span=_span(mark),
                message=f"A quotation is {state} ({mark.character}).",
                severity=Severity.STYLE if careless else None,
            )
    straight = (Place(span=_span(mark)) for mark in marks if mark.character == '"')
    yield from gather(
        straight,
        '{count} quotation marks (") are unpaired.',
        one='A quotation mark (") is unpaired.',
        severity=Severity.STYLE,
    )


def _span(mark: Mark) -> Span:
    return mark.paragraph.view.span(mark.at, mark.at + 1)


CHECK = Check(id="LI04", category=Category.PUNCTUATION, severity=Severity.MINOR, look=_look)
