"""Flags days that no calendar has (31 juin, 29 février 2021) and times that no clock shows (25 h 30).

Why it matters: a digit was changed; the reader cannot know which.

Known false alarms: fictional dates (le 32 décembre) meant as such.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.language.calendar_names import DAYS, MONTHS, is_day
from audit.language.patterns import any_of

DATE = re.compile(
    rf"(?<![\d.,:/-])(?<!°[ \u00a0])(?<!°)(?P<day>\d{{1,2}}) (?P<month>{any_of(MONTHS)})\b"
    r"(?: (?P<year>(?:1[5-9]|20)\d\d)\b)?",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])")
CLOCK = re.compile(
    r"\b(?:[àÀ]|[vV]ers|[dD]ès) (?P<time>(?P<hour>\d{1,2})[ \u00a0\u202f]?(?:h|heures)[ \u00a0\u202f]?"
    r"(?P<minute>\d\d)\b)"
)
ANY_CLOCK = re.compile(
    r"(?<![\w.,:])(?P<time>(?:1[3-9]|2\d)(?::\d\d)? ?(?:[ap]\.m\.|[AP]M\b)"
    r"|(?<!\b[àÀ] )(?<!\b[vV]ers )(?<!\b[dD]ès )"
    r"(?:\d{1,2} ?h ?[6-9]\d|(?:2[5-9]|[3-9]\d) ?h ?\d\d(?= (?:GMT|UTC|heures? |locales?\b))))(?!\w)"
)
"""Sixty minutes are impossible even in a duration; hours beyond 24 need a zone behind them."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in DATE.finditer(paragraph.plain):
            if not _exists(match):
                yield Hit(
                    span=paragraph.view.span(match.start("day"), match.end()),
                    message="This date does not exist.",
                )
        for match in NUMERIC.finditer(paragraph.plain):
            if not _exists_either_way(match):
                yield Hit(span=paragraph.span_of(match), message="This date does not exist.")
        for match in CLOCK.finditer(paragraph.plain):
            if int(match["hour"]) > 24 or int(match["minute"]) > 59:
                yield Hit(span=paragraph.span_of(match, "time"), message="This time does not exist.")
        for match in ANY_CLOCK.finditer(paragraph.plain):
            yield Hit(span=paragraph.span_of(match, "time"), message="This time does not exist.")


def _exists(match: re.Match[str]) -> bool:
    return is_day(int(match["day"]), MONTHS[match["month"].casefold()], int(match["year"] or 0) or None)


def _exists_either_way(match: re.Match[str]) -> bool:
    """Whether it is a day when read in the French order, or in the English one (another check's concern)."""
    day, month, year = (int(match[part]) for part in ("day", "month", "year"))
    return is_day(day, month, year) or (month > max(DAYS) and is_day(month, day, year))


CHECK = Check(
    id="LO06",
    category=Category.DATE_FORMAT,
    severity=Severity.MAJOR,
    look=_look,
    # No such day because it is not the original's.
    yields_to=frozenset({"date_changed"}),
    tells_what_is_false=True,
)
