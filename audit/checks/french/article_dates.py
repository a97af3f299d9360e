"""The days an article says it was written on or speaks of: what a date without a year is read by."""

import re
from collections.abc import Iterator
from datetime import date

from audit.checks.views.article_view import ArticleView
from audit.language.calendar_names import MONTHS, WEEKDAYS
from audit.language.patterns import any_of
from audit.records import Kind

WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er)? (?P<month>{any_of(MONTHS)}),? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)")
ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)[/-](?P<day>\d\d)(?!\d)")
WITH_WEEKDAY = re.compile(rf"\b{any_of(WEEKDAYS)},? (?:le )?{WRITTEN.pattern}", re.IGNORECASE)


def dates_of_article(article: ArticleView) -> tuple[date, ...]:
    """The dates of its dateline and its address; without any, those it gives with weekday and year.

    A birthday is seldom given with its weekday. None at all where those years differ.
    """
    published = [*_dateline(article), *_dates(ADDRESS, article.evidence.article.url or "")]
    if published:
        return tuple(published)
    told = [day for one in article.paragraphs() for day in _dates(WITH_WEEKDAY, one.plain)]
    return tuple(told) if len({day.year for day in told}) == 1 else ()


def _dateline(article: ArticleView) -> Iterator[date]:
    for passage in article.readings(frozenset({Kind.DATELINE})):
        text = " ".join(passage.text.split())
        yield from (*_dates(WRITTEN, text), *_dates(NUMERIC, text), *_dates(ADDRESS, text))


def _dates(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    for match in pattern.finditer(text):
        month = match["month"].casefold()
        try:
            yield date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
        except ValueError:
            continue  # no such day
