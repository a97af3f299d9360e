"""Flags months and weekdays with a capital, as in English (le 5 Juin, lundi → le Lundi), once per article.

Why it matters: French writes them small; the capital is copied from the English page.

Known false alarms: names of events and streets made of a date (le Vendredi saint, la place du 8-Mai).
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.language.calendar_names import MONTHS, WEEKDAYS
from audit.language.patterns import any_of

MONTH_NAMES = any_of(month.capitalize() for month in MONTHS if month != "mars")  # Mars is a planet
WEEKDAY_NAMES = any_of(day.capitalize() for day in WEEKDAYS)
MONTH = re.compile(
    rf"(?i:\b(?:\d{{1,2}}|1er|en|de|d[’']|mois de|depuis|fin|début|mi-) ?)(?P<word>{MONTH_NAMES})\b"
    r"(?![ -][A-ZÀ-Ý][a-zà-ÿ])"
)
MARCH = re.compile(r"\b(?:\d{1,2}|1er) (?P<word>Mars)\b(?: (?:19|20)\d\d\b)")
WEEKDAY = re.compile(
    rf"\b(?i:le|ce|du|de|depuis|jusqu[’']à|chaque|dès) (?P<word>{WEEKDAY_NAMES})\b"
    r"(?! (?:saint|noir|rouge|sanglant|[A-ZÀ-Ý]))"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        paragraph.place(match, match["word"].casefold(), group="word")
        for paragraph in article.paragraphs()
        for pattern in (MONTH, MARCH, WEEKDAY)
        for match in pattern.finditer(paragraph.plain)
    )
    yield from gather(places, "Months and weekdays are written small in French: {count} place{s}.")


CHECK = Check(id="LO11", category=Category.DATE_FORMAT, severity=Severity.STYLE, look=_look)
