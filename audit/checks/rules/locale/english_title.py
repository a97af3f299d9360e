"""Flags English courtesy titles (Mr. Dupont, Mrs. Clinton), once per article.

Why it matters: French writes M. and Mme; Mr. with its stop and Mrs. are only English.

Mr without a stop is so common in French that an article with nothing worse gets a line of style.

Known false alarms: characters known under the English title, unless quoted (Mr. Bean).
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.code_mixing import is_english
from audit.checks.views.quotations import blackened
from audit.checks.views.readings import JOURNALISM

TITLE = re.compile(
    r"(?<![\w’'.-])(?P<title>Mrs?\.?|Ms\.?)(?= (?:[A-ZÀ-Ý]\. ?)*[A-ZÀ-Ý][a-zà-ÿ])"
    r"(?! (?:Bean|Robot|Doubtfire|Big|Freeze|Hyde|Fox|Univers\w|Olympia|President)\b)"
)
QUOTED = re.compile(r"[«“\"„][^«»“”„\"]{0,40}[»”\"]")
FRENCH = {"Mr": "M.", "Mrs": "Mme", "Ms": "Mme"}


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places, english = [], False
    for passage in article.readings(JOURNALISM):
        if is_english(passage.text):
            continue  # the whole sentence is English: another check says so
        text = blackened(QUOTED, passage.plain)
        for match in TITLE.finditer(text):
            english |= match["title"] != "Mr"
            span = passage.span_of(match, "title")
            places.append(Place(span=span, suggestion=FRENCH[match["title"].rstrip(".")]))
    yield from gather(
        places,
        "Courtesy titles are M. and Mme in French: {count} place{s}.",
        severity=None if english else Severity.STYLE,
    )


CHECK = Check(id="LO14", category=Category.NAME_FORMAT, severity=Severity.MINOR, look=_look)
