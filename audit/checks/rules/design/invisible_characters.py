"""Flags characters that do not show (zero-width spaces, control characters), once per article.

Why it matters: they split words for search and for software, and tell of text copied from a PDF file.

Known false alarms: joiners within emoji, and marks of direction in an article that quotes Arabic or
Hebrew, are left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.text import INVISIBLE

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200c\u200d")
JOINER = "\u200d"
EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]\\Z")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    mixed = RIGHT_TO_LEFT.search(article.text.replace("\ufeff", "")) is not None
    places = (
        passage.place(match, "")
        for passage in article.raw_passages
        for match in INVISIBLE.finditer(passage.text)
        if not (mixed and match[0] in DIRECTION) and not _joins_emoji(match)
    )
    yield from gather(places, "Invisible characters: {count} place{s}.")


def _joins_emoji(match: re.Match[str]) -> bool:
    return match[0] == JOINER and EMOJI.search(match.string[: match.start()]) is not None


CHECK = Check(id="DE06", category=Category.CHARACTER_ENCODING, severity=Severity.STYLE, look=_look)
