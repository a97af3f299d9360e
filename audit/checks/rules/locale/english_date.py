"""Flags dates in English order or with English words (June 5, 5 June, juin 5, 2021, 06/25/2021, 16th).

Why it matters: 06/05 is June to one reader and May to the next, and an English month is a word nobody
translated. Where either figure may be the month, a date is English only if another of the article proves it:
by a day beyond 12, or by its weekday, and none proves the French order.

Known false alarms: titles of English works that hold a date (Born on the Fourth of July, May 68) unless they
are quoted.
"""

import re
from collections.abc import Iterator
from datetime import date

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.language.calendar_names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS, is_day
from audit.language.patterns import any_of

ENGLISH = "|".join(name.capitalize() for name in ENGLISH_MONTHS)
SHORT_MONTHS = {name[:3]: name for name in ENGLISH_MONTHS if name != "march"} | {"sept": "september"}
"""Mar. is mardi, too."""
SHORT = "|".join(sorted((name.capitalize() for name in SHORT_MONTHS), key=len, reverse=True))
FRENCH_DAYS = dict(zip(ENGLISH_WEEKDAYS, WEEKDAYS, strict=True))
WEEKDAY = "|".join(day.capitalize() for day in ENGLISH_WEEKDAYS)
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:,? (?P<year>(?:1[5-9]|20)\d\d))?"
NO_NAME = "".join(
    rf"(?<!\b{word} )" for word in ("Black", "Bloody", "Cyber", "Good", "Super", "Ruby", "Blue")
)
"""Black Friday, Bloody Sunday."""
PATTERNS = (
    re.compile(rf"\b(?P<month>{ENGLISH}) {DAY}\b(?![:.,]?\d){YEAR}"),  # June 5, 2021
    re.compile(rf"(?<![\d.,:/-])\b{DAY} (?P<month>{ENGLISH})\b(?! [A-ZÀ-Ý]){YEAR}"),  # 5 June 2021
    re.compile(
        rf"\b(?P<month>{any_of(MONTHS)}) {DAY}, (?P<year>(?:1[5-9]|20)\d\d)\b", re.IGNORECASE
    ),  # juin 5, 2021
    re.compile(
        rf"\b(?P<month>{any_of(MONTHS)}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<year>)?", re.IGNORECASE
    ),
    re.compile(  # le juin 5,
        rf"(?:(?<=\b[Ll]e )|(?<=\b[Dd]u )|(?<=\bau )|(?<=, ))"
        rf"(?P<month>{any_of(MONTHS)}) (?P<day>[12]\d|3[01]|[1-9])(?P<year>)?"
        r"(?=[,;.)](?!\d)|\Z| (?:se|qui|que|à|a|pour|par|dans|est|était|sera|en|au)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{SHORT})\.? {DAY}\b(?![:.,]?\d)(?= ?[,;)]|, \d{{4}}| ?\Z){YEAR}"
    ),  # Dec. 5, 2021
    re.compile(
        rf"\b(?P<weekday>{WEEKDAY})(?=,? (?:le )?\d{{1,2}}(?:er)? (?:{any_of(MONTHS)})\b)"
    ),  # Monday 5 juin
    re.compile(
        rf"(?:(?<=[a-zà-ÿ’'] )|(?<=[a-zà-ÿ], )){NO_NAME}(?P<weekday>{WEEKDAY})(?= ?[.,;)]| [a-zà-ÿ(]|\Z)"
    ),  # ce Monday
    re.compile(rf"(?<=[a-zà-ÿ’'] )(?P<month>{ENGLISH}) (?P<year>(?:19|20)\d\d)\b(?P<day>)"),  # en May 2010
    re.compile(
        rf"(?<![\d.,:/-])\b{DAY} (?P<month>{any_of(MONTHS)}), (?P<year>(?:1[5-9]|20)\d\d)\b"
        r"(?=[,.;)]| (?:à|en|dans|et|au|par|pour|la|le|les|un|une)\b|\Z)"
    ),
    re.compile(r"(?<=\bannées )(?P<decade>\d0)[’']?s\b"),  # années 80s
    re.compile(
        r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)(?![\d/])"
    ),
)

EITHER = re.compile(
    r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?!(?P=month)/)(?P<day>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/])"
)
IN_FIGURES = re.compile(
    rf"(?:\b(?P<weekday>{any_of(WEEKDAYS)}) (?:le )?)?(?<![\d/])(?P<first>\d\d?)/(?P<second>\d\d?)/"
    r"(?P<year>(?:19|20)\d\d)(?![\d/])",
    re.IGNORECASE,
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    patterns = (*PATTERNS, EITHER) if _is_in_english_order(article) else PATTERNS
    for paragraph in article.paragraphs():
        done: set[int] = set()
        for match in (m for pattern in patterns for m in pattern.finditer(paragraph.plain)):
            start, end = match.span()
            if done.isdisjoint(range(start, end)):
                done.update(range(start, end))
                yield Hit(
                    span=paragraph.view.span(start, end),
                    message=f"{match[0]} is an English date.",
                    suggestion=_french(match),
                )


def _is_in_english_order(article: ArticleView) -> bool:
    """Whether the dates in figures that can be read in one way only have the month in front."""
    dates = [m for one in article.paragraphs() for m in IN_FIGURES.finditer(one.plain)]
    english = [_may_be(m, month="first", day="second") for m in dates]
    french = [_may_be(m, month="second", day="first") for m in dates]
    only = {pair for pair in zip(english, french, strict=True) if any(pair) and not all(pair)}
    return only == {(True, False)}


def _may_be(match: re.Match[str], *, month: str, day: str) -> bool:
    try:
        read = date(int(match["year"]), int(match[month]), int(match[day]))
    except ValueError:
        return False
    return not match["weekday"] or list(WEEKDAYS)[read.weekday()] == match["weekday"].casefold()


def _french(match: re.Match[str]) -> str | None:
    """The date in French; None where the calendar has no such day: which part of it is wrong?"""
    if "weekday" in match.re.groupindex:
        return FRENCH_DAYS[match["weekday"].casefold()]
    if "decade" in match.re.groupindex:
        return match["decade"]
    month, year = match["month"].casefold(), match["year"]
    if not match["day"]:
        return f"{ENGLISH_MONTHS[month]} {year}"
    day = int(match["day"])
    month = SHORT_MONTHS.get(month, month)
    month = ENGLISH_MONTHS.get(month, month)
    if not is_day(day, int(month) if month.isdigit() else MONTHS[month], int(year) if year else None):
        return None
    if month.isdigit():
        return f"{day:02d}/{int(month):02d}/{year}"
    written = f"{'1er' if day == 1 else day} {month}"
    return f"{written} {year}" if year else written


CHECK = Check(id="LO04", category=Category.DATE_FORMAT, severity=Severity.MINOR, look=_look)
