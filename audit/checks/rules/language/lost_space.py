"""Flags a missing space after a full stop, comma or semicolon (terminé.Le ministre).

Why it matters: it marks where a machine glued two lines; names on either side are lost to search. After a
comma it is a line of style.

Known false alarms: addresses, file names, handles, decimals and acronyms are left alone; the name of a firm
that writes itself with a stop and a capital may not be.
"""

import re
from collections import Counter
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.paragraphs import Paragraph
from audit.language.lexicon import is_word
from audit.typography import NO_BREAK

GLUED = re.compile(
    r"(?<![^\W\d_])(?P<before>[^\W\d_]*(?:[a-zà-ÿ]{2}|[A-ZÀ-Ý]{3}|[»”)]))(?P<stop>[.!?…])(?P<after>(?:[A-ZÀ-Ý][a-zà-ÿ’']|À\s|A\s)[\wà-ÿ]*)"
)
GLUED_COMMA = re.compile(
    r"(?<![^\W_])(?P<before>[^\W_]*[a-zà-ÿ)»”])[ \u00a0\u202f]?(?P<stop>[,;])"
    r"(?P<after>(?:[dlnsmtcj]’)?[^\W\d_]{2,})"
)
GLUED_SMALL = re.compile(
    r"(?<![^\s«“\"(])(?P<before>(?:[a-zà-ÿœ]+['’-])*(?P<word>[a-zà-ÿœ]{3,}))(?P<stop>\.)"
    r"(?P<after>(?:le|la|les|un|une|des|il|ils|elle|elles|mais|ce|cette|dans|pour|en|selon|cela))"
    r"(?=[ \u00a0][a-zà-ÿœ])"
)
"""A small letter behind the stop: between two words of French only, for `il` and `la` also end addresses."""
ADDRESS = re.compile(
    r"@|//|www\.|\\|[=&#<>{}]|\.[A-Za-z]+/|\.(?:com|net|org|info|eu|fr|be|ch|ca|de|uk|us|ru|cn|io|gov|edu|js|php|html?|pdf|docx?|xlsx?|txt|exe|mp[34]|NET)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]+\.[A-ZÀ-Ý][a-zà-ÿ]+")
"""Arch.Design: where an article has it twice, it is a firm's name."""
TOKEN_START = re.compile(r"\S*\Z")
TOKEN_END = re.compile(r"\S{0,600}")
LONGEST = 300
"""How far before a stop an address may begin."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    read = article.paragraphs()
    tokens = Counter(match[0] for paragraph in read for match in NAME.finditer(paragraph.text))
    names = {token for token, count in tokens.items() if count > 1}
    stops = (place for paragraph in read for place in _places(paragraph, GLUED, names))
    small = (place for paragraph in read for place in _places(paragraph, GLUED_SMALL, names))
    yield from gather(
        [*stops, *small],
        "The space between two sentences is missing: {count} places.",
        one="The space between two sentences is missing.",
    )
    commas = (place for paragraph in read for place in _places(paragraph, GLUED_COMMA, names))
    yield from gather(
        commas, "The space after a comma or semicolon is missing: {count} place{s}.", severity=Severity.STYLE
    )


def _places(paragraph: Paragraph, pattern: re.Pattern[str], names: set[str]) -> Iterator[Place]:
    for match in pattern.finditer(paragraph.text):
        if pattern is GLUED_SMALL and not is_word(match["word"], "fr"):
            continue
        if match[0] not in names and not _is_address(paragraph.text, match):
            stop = NO_BREAK + match["stop"] if match["stop"] in "!?;" else match["stop"]
            after = match["after"].capitalize() if pattern is GLUED_SMALL else match["after"]
            fixed = f"{match['before']}{stop} {after}"
            yield paragraph.place(match, fixed)


def _is_address(text: str, match: re.Match[str]) -> bool:
    before = TOKEN_START.search(text, max(0, match.start() - LONGEST), match.start())
    start = before.start() if before else match.start()
    token = TOKEN_END.match(text, start)
    return token is not None and ADDRESS.search(token[0]) is not None


CHECK = Check(id="LI18", category=Category.PUNCTUATION, severity=Severity.MINOR, look=_look)
