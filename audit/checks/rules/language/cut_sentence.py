"""Flags a sentence that ends at a word no sentence can end with (… et les. Le ministre …).

Why it matters: the rest of the sentence is gone, and with it who, what or how many.

Known false alarms: words quoted as words (le mot « de »), and abbreviations spelt like them.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.views.readings import PROSE

CUT = re.compile(
    r"(?<=\w )(?<![A-Z] )"
    r"(?P<word>de|du|des|le|la|les|sa|à|que|et|dans|au|aux|cet|ces|mes|ses|nos|vos|par|chez|dont|afin|lorsque|"
    r"parce que|afin de|(?:[ldnsmtcj]|qu|jusqu|lorsqu|puisqu)[’'])[ \u00a0]?[.](?=\s+[A-ZÀ-Ý«“\"]|\s*\Z)"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs(PROSE):
        for match in CUT.finditer(paragraph.text):
            yield Hit(
                span=paragraph.span_of(match),
                message=f"No sentence ends with “{match['word']}”; the rest is missing.",
            )


CHECK = Check(id="LI21", category=Category.UNINTELLIGIBLE, severity=Severity.MAJOR, look=_look)
