"""Flags a weekday that its own date contradicts (lundi 16 décembre 2021 was a Thursday).

Why it matters: either the day or the date is wrong, and both are what a reader acts on.

A date without a year is read in the year of the article: of its dateline, its address, or the weekdays it
gives with a year; only where it lies within a few months of that.

Known false alarms: an article that retells the events of another year without saying so; dates before 1900,
which may follow the Julian calendar, are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Severity
from audit.checks.french.article_dates import dates_of_article
from audit.language.calendar_names import MONTHS, WEEKDAYS
from audit.language.patterns import any_of

DATE = re.compile(
    rf"\b(?P<weekday>{any_of(WEEKDAYS)}),? (?:le )?(?P<day>\d{{1,2}})(?:er)? (?P<month>{any_of(MONTHS)})\b"
    r"(?:,? (?P<year>(?:19|20)\d\d)\b(?! [a-zà-ÿ]{4,}s\b))?(?!,? \d)",
    re.IGNORECASE,
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`days`: how far from the article's own date a date without a year may lie to be read in its year."""

    days: int = 100


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    known = dates_of_article(article)
    for paragraph in article.paragraphs():
        for match in DATE.finditer(paragraph.plain):
            day = _day(match, known, options.days)
            if day and (actual := list(WEEKDAYS)[day.weekday()]) != match["weekday"].casefold():
                yield Hit(
                    span=paragraph.span_of(match),
                    message=f"The {match['day']} {match['month']} {day.year} is a {actual}.",
                )


def _day(match: re.Match[str], known: Sequence[date], reach: int) -> date | None:
    """The day that is meant; None if there is no such day, which another check reports, or no telling."""
    if match["year"]:
        return _date(match, int(match["year"]))
    near = {
        day
        for one in known
        for year in (one.year - 1, one.year, one.year + 1)
        if (day := _date(match, year)) and abs((day - one).days) <= reach
    }
    return near.pop() if len(near) == 1 else None


def _date(match: re.Match[str], year: int) -> date | None:
    try:
        return date(year, MONTHS[match["month"].casefold()], int(match["day"]))
    except ValueError:
        return None


CHECK = Check(
    id="LO05",
    category=Category.DATE_FORMAT,
    severity=Severity.MAJOR,
    look=_look,
    options=Options(),
    # The weekday contradicts the date because one of them changed.
    yields_to=frozenset({"date_changed"}),
    tells_what_is_false=True,
)
