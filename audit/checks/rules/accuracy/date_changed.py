"""Flags a date or a time of day that differs from the one in the original.

Why it matters: a reader acts on a date; a meeting moved from Tuesday to Thursday is missed, and so is a vote
moved from 8 p.m. to 6.

Known false alarms: nights, which French counts by the day they end and English by the day they began, are
left alone where the days are neighbours; so is a date that only one side gives (“yesterday” for “Monday”),
and a time in another zone than the original’s, where the French names the zone. Years are numbers.
"""

import re
from collections.abc import Iterator, Sequence

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Span, Topic
from audit.checks.meaning.quantities import Change, changed_values
from audit.checks.views.pairs import Pair
from audit.values.quantity import ValueKind
from audit.values.writing import french_clock, french_date_part

NIGHT = re.compile(r"\bnuit|\bnight|heures (?:du matin|de)\b|\bearly\b", re.IGNORECASE)
DATE = frozenset({ValueKind.MONTH, ValueKind.WEEKDAY, ValueKind.DAY})
WEEK = 7
PART_OF_DAY = re.compile(
    r",?\s(?:[\wà-ÿ’']+\s){0,2}(?:l[’'])?(?:matin|soir|nuit|après-midi|matinée|soirée)\b"
)
"""After a time: another one might not go with it."""
JOINT = re.compile(r"[,\s\u00a0\u202f]{1,2}(?:le )?")
"""What stands between the parts of one date."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        night = NIGHT.search(pair.text) or NIGHT.search(pair.original)
        changes = changed_values(pair, DATE)
        for group in _dates(pair, [one for one in changes if not (night and _is_next_day(one))]):
            yield _changed_date(pair, group)
        for change in changed_values(pair, frozenset({ValueKind.TIME})):
            yield _changed_time(pair, change)


def _is_next_day(change: Change) -> bool:
    """Whether the two are neighbouring days of the week: the night between has the name of either."""
    if change.french.kind is not ValueKind.WEEKDAY or change.english.kind is not ValueKind.WEEKDAY:
        return False
    apart = (max(change.french.readings) - max(change.english.readings)) % WEEK
    return apart in (1, WEEK - 1)


def _dates(pair: Pair, changes: Sequence[Change]) -> list[list[Change]]:
    """Changes that touch the same date together: a day moved with its weekday is one error."""
    groups: list[list[Change]] = []
    for change in sorted(changes, key=lambda change: change.french.span):
        before = groups[-1][-1].french.span.end if groups else None
        if before is not None and JOINT.fullmatch(pair.text, before, change.french.span.start):
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _changed_date(pair: Pair, group: Sequence[Change]) -> Hit:
    span = Span(start=group[0].french.span.start, end=group[-1].french.span.end)
    told = sorted(change.english.span for change in group)
    fix, done = "", span.start
    for change in group:
        fix += pair.text[done : change.french.span.start] + french_date_part(change.english)
        done = change.french.span.end
    return Hit(
        span=pair.locate(span),
        message=f"The original says “{pair.original[told[0].start : told[-1].end]}”, "
        f"the French “{span.of(pair.text)}”.",
        suggestion=fix if all(change.alone for change in group) else None,
    )


def _changed_time(pair: Pair, change: Change) -> Hit:
    french, english = change.french, change.english
    span = french.whole
    sure = change.alone and not PART_OF_DAY.match(pair.text, span.end)
    return Hit(
        span=pair.locate(span),
        message=f"The original says “{english.whole.of(pair.original)}”, the French “{span.of(pair.text)}”.",
        suggestion=french_clock(english, span.of(pair.text)) if sure else None,
    )


CHECK = Check(
    id="AC02",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.DATES,
)
