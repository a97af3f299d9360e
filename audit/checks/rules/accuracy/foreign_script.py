"""Flags words in another script (правительство, 政府) that nobody translated in a French sentence.

Why it matters: the reader cannot read them, and what they said is missing from the sentence.

Known false alarms: words given on purpose are told by brackets, quotation marks, a colon or the name of their
language; where an article cites them otherwise, they are flagged.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.views.readings import PROSE, Reading

SCRIPTS = (
    "\u0400-\u052f",  # Cyrillic
    "\u0590-\u05ff",  # Hebrew
    "\u0600-\u06ff",  # Arabic
    "\u0900-\u0e7f",  # of India and Thailand
    "\u10a0-\u10ff\u0530-\u058f",  # Georgian, Armenian
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af",  # of China, Japan and Korea
)
FOREIGN = re.compile(
    "|".join(rf"(?<![\w«“\"(\[-])[{letters}]+(?:[ -][{letters}]+)*(?![\w-])" for letters in SCRIPTS)
)
SET_APART = re.compile(
    r"[«“„][^»”]*\Z|\([^)]*\Z|\[[^\]]*\Z|\"[^\"]*\Z"
    r"|(?:[:=/–—*_]|\ben [a-zà-ÿ]+|\b(?:mot|terme|nom|titre)s?(?: [a-zà-ÿ]+)?),? ?\Z"
)
EXPLAINED = re.compile(r",? ?[(\[«“=/:]|,? (?:c’est-à-dire|soit|en français|qui signifie)\b")
AROUND = 120
"""How far before the words an opening mark may stand."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for passage in article.readings(PROSE):
        for match in FOREIGN.finditer(passage.text):
            if not _is_meant(passage, match):
                yield Hit(
                    span=passage.span_of(match),
                    message=f"“{match[0]}” was left in another script.",
                )


def _is_meant(passage: Reading, match: re.Match[str]) -> bool:
    start, end = match.span()
    before = SET_APART.search(passage.text, max(0, start - AROUND), start)
    alone = not re.search(r"[a-zà-ÿ]{2}", passage.text)
    return alone or before is not None or EXPLAINED.match(passage.text, end) is not None


CHECK = Check(id="AC30", category=Category.UNTRANSLATED, severity=Severity.MAJOR, look=_look)
