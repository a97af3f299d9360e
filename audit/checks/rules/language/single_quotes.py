"""Flags quotations set in single marks ('…' or ‘…’) as in English or code, in one line per article.

Why it matters: in French the straight mark is read as an apostrophe; a quotation takes « », and “ ” when it
stands inside another one.

Known false alarms: measures in feet and minutes that come in pairs, and names written with okinas.
"""

import re
from bisect import bisect
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.paragraphs import Paragraph
from audit.typography import ends_in_elision, guillemets, inner_quotes

STRAIGHT = re.compile(r"(?<![\w'’.\d])'(?=[^\s\d'])(?P<text>[^'\n«»“”\"]*(?:\w'\w[^'\n«»“”\"]*)*?)'(?![\w'])")
CURLY = re.compile(r"(?<!\w)‘(?P<text>[^‘\n]{1,200}?)’(?!\w)")
GUILLEMETS = re.compile(r"‹\s?(?P<text>[^‹›\n]{1,200}?)\s?›")
LONGEST = 200


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    yield from gather(
        (place for paragraph in article.paragraphs() for place in _places(paragraph)),
        "Single quotation marks, as in English: {count} quotation{s}.",
    )


def _places(paragraph: Paragraph) -> Iterator[Place]:
    text = paragraph.text
    opens = [i for i, character in enumerate(text) if character == "«"]
    closes = [i for i, character in enumerate(text) if character == "»"]
    for pattern in (STRAIGHT, CURLY, GUILLEMETS):
        for match in pattern.finditer(text):
            inside = bisect(opens, match.start()) > bisect(closes, match.start())
            if _is_quotation(match["text"]):
                mend = inner_quotes if inside else guillemets
                yield paragraph.place(match, mend(match["text"]))


def _is_quotation(text: str) -> bool:
    return len(text) <= LONGEST and text[-1:].strip() != "" and not ends_in_elision(text)


CHECK = Check(id="LI10", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
