"""Flags sentences that open with words that say nothing, such as “Force est de constater que”.

Why it matters: the reader waits for the news; the house cuts these words.

Known false alarms: an opening that is quoted because somebody keeps using it.
"""

import re
from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Severity
from audit.checks.views.readings import PROSE


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The openings that the house cuts."""

    openings: tuple[str, ...] = ("Force est de constater que", "Il convient de noter que", "Rappelons que")


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    opening = re.compile(rf"(?P<words>{'|'.join(map(re.escape, options.openings))})\b")
    for passage in article.readings(PROSE):
        if match := opening.match(passage.text):
            message = f"“{match['words']}” says nothing: begin with what follows."
            yield Hit(span=passage.span_of(match, "words"), message=message)


CHECK = Check(
    id="HS01",
    category=Category.AWKWARD_STYLE,
    severity=Severity.MINOR,
    look=_look,
    options=Options(),
)
