"""Flags what a template or a translation program left behind ({{name}}, %s, [insert], <unk>, lorem ipsum).

Why it matters: a name or a figure was to stand there; and it shows that nobody read the page.

Known false alarms: articles about software that show such marks on purpose.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.tables import alternatives

REMAINS = re.compile(alternatives("template_remains.remains"), re.IGNORECASE)
CHATBOT = re.compile(alternatives("template_remains.chatbot"), re.IGNORECASE)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for passage in article.raw_passages:
        for match in REMAINS.finditer(passage.text):
            yield Hit(
                span=passage.span_of(match),
                message=f"{match[0].strip()} was left behind by a program; something is missing here.",
            )
        for match in CHATBOT.finditer(passage.text):
            yield Hit(
                span=passage.span_of(match),
                message="The program that translated speaks here, not the author.",
            )


CHECK = Check(id="DE07", category=Category.MARKUP, severity=Severity.MAJOR, look=_look, holds_place=True)
