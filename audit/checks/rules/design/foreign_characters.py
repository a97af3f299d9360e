"""Flags letters, figures and marks of other scripts in disguise: a Cyrillic а in a word, １９９５, ﬁ, ，.

Why it matters: the word looks right and is not: no search finds it, and screen readers stumble.
Full-width figures and marks stay when a machine translates from Chinese or Japanese.

Known false alarms: trade names that mix alphabets on purpose.
"""

import re
import unicodedata
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.excerpts import Excerpt

CYRILLIC, LATIN = "аеорсухіјѕһАВЕКМНОРСТХІЈЅ", "aeopcyxijshABEKMHOPCTXIJS"
LOOKALIKES = str.maketrans(CYRILLIC, LATIN)
MIXED = re.compile(rf"(?<!\w)(?=\w*[a-zA-ZÀ-ÿ])(?=\w*[{CYRILLIC}])[a-zA-ZÀ-ÿœŒ{CYRILLIC}]{{2,}}(?!\w)")
"""A word of Latin letters and of Cyrillic ones that look the same; one with others is no disguise."""
SHAPED = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+|(?<![^\\W\\d_])[^\\W\\d_\ufb00-\ufb06]*[\ufb00-\ufb06][^\\W\\d_]*"
)
"""Full-width and mathematical letters and figures, and letters that print together."""
MARK = re.compile("(?<=[a-zA-ZÀ-ÿ0-9»”)])[，。、；：！？،؛؟]")
FRENCH_MARKS = dict(zip("，。、；：！？،؛؟", ",.,;:!?,;?", strict=True))


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for passage in article.raw_passages for place in _places(passage))
    yield from gather(places, "Characters of another script in French text: {count} place{s}.")


def _places(passage: Excerpt) -> Iterator[Place]:
    text = passage.text
    for match in MIXED.finditer(text):
        yield passage.place(match, match[0].translate(LOOKALIKES))
    for match in SHAPED.finditer(text):
        yield passage.place(match, unicodedata.normalize("NFKC", match[0]))
    for match in MARK.finditer(text):
        space = " " if text[match.end() : match.end() + 1].isalnum() else ""
        yield passage.place(match, FRENCH_MARKS[match[0]] + space)


CHECK = Check(
    id="DE11", category=Category.CHARACTER_ENCODING, severity=Severity.MINOR, look=_look, holds_place=True
)
