"""Flags a capital within a common word (maxImale, PRemier).

Why it matters: a slip of the finger or a faulty conversion; no house style asks for it.

Known false alarms: trade names that are a common word with a capital inside.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.spelling import is_french
from audit.language.lexicon import is_name

INNER = re.compile(
    r"(?<![\w@#/.-])(?:[a-zà-ÿœ]{2,12}[A-ZÀ-Ý][a-zà-ÿœ]{2,}|[A-ZÀ-Ý]{2}[a-zà-ÿœ]{3,})(?![\w@/-]|\.\w)"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in INNER.finditer(paragraph.text):
            word = match[0].lower()
            if is_french(word) and not is_name(word, "fr"):
                yield Hit(
                    span=paragraph.span_of(match),
                    message=f"“{match[0]}” has a stray capital.",
                    suggestion=word.capitalize() if match[0][0].isupper() else word,
                )


CHECK = Check(id="LI27", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
