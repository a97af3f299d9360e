"""Flags accents stored apart from their letters (NFD, as some computers save them), once per article.

Why it matters: the word looks right and is not found by search, by spell checkers or by translation models.

Known false alarms: letters of other languages that have no composed form are left alone.
"""

import unicodedata
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.text import DECOMPOSED


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        passage.place(match, composed)
        for passage in article.raw_passages
        for match in DECOMPOSED.finditer(passage.text)
        if len(composed := unicodedata.normalize("NFC", match[0])) < len(match[0])
    )
    yield from gather(places, "Accents are stored apart from their letters (NFD): {count} letter{s}.")


CHECK = Check(id="DE05", category=Category.CHARACTER_ENCODING, severity=Severity.STYLE, look=_look)
