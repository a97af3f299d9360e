"""Flags straight apostrophes (l'État) in an article that also writes curly ones (l’État), once per article.

Why it matters: one article, one apostrophe; a mixture shows which words were pasted or mended by hand.

Known false alarms: none known; where straight apostrophes are a house's choice throughout, nothing is said
unless the option `always` is set.
"""

import re
from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Severity, gather

STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[«“])")
CURLY = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_]|[«“])")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`always`: report straight apostrophes also where the article has no others."""

    always: bool = False


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    read = article.paragraphs()
    if options.always or any(CURLY.search(paragraph.text) for paragraph in read):
        places = (
            paragraph.place(match, "’") for paragraph in read for match in STRAIGHT.finditer(paragraph.text)
        )
        yield from gather(places, "Straight apostrophes (') beside curly ones (’): {count} place{s}.")


CHECK = Check(
    id="LI13",
    category=Category.PUNCTUATION,
    severity=Severity.STYLE,
    look=_look,
    options=Options(),
)
