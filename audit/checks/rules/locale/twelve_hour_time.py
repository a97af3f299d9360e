"""Flags times of day with a.m. or p.m. (3:30 p.m.).

Why it matters: French counts the hours to 24; *p.m.* says nothing to many readers, and a dropped *p.m.* moves
an event by half a day.

Known false alarms: PM for *premier ministre* and am as an English word are read as such unless a colon or an
hour before them says otherwise.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.typography import NO_BREAK

TIME = re.compile(
    r"(?<![\w:.,])(?P<hour>1[0-2]|0?[1-9])(?:[:.h](?P<minute>[0-5]\d)|[ \u00a0\u202f]?(?P<unit>h|heures?))?"
    r"[ \u00a0\u202f]?(?P<half>[ap]\.[ \u00a0]?m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)"
)
SENTENCE_END = re.compile(r"\s*\Z|\s*[»”)]|\s+[«“]|\s+[A-ZÀ-Ý](?![A-Z])")
TIME_BEFORE = re.compile(r"(?:à|vers|dès|jusqu[’']à|avant|après|depuis)\s\Z", re.IGNORECASE)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in TIME.finditer(paragraph.plain):
            sure = match["minute"] or "." in match["half"] or match["half"].islower()
            if sure or TIME_BEFORE.search(paragraph.plain[: match.start()]):
                yield Hit(
                    span=paragraph.span_of(match),
                    message=f"{match[0]} follows the English twelve-hour clock.",
                    suggestion=_french(match) + "." * _ends_sentence(match),
                )


def _ends_sentence(match: re.Match[str]) -> bool:
    """Whether the stop of `p.m.` is the sentence's too; a zone (p.m. GMT) goes on."""
    return match["half"].endswith(".") and SENTENCE_END.match(match.string, match.end()) is not None


def _french(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + 12 * (match["half"][0] in "pP")
    minute = match["minute"]
    return f"{hour}{NO_BREAK}h" + (f"{NO_BREAK}{minute}" if minute and minute != "00" else "")


CHECK = Check(
    id="LO03",
    category=Category.TIME_FORMAT,
    severity=Severity.MINOR,
    look=_look,
    # 3 p.m. for 4 p.m.: the right time, in French form.
    yields_to=frozenset({"date_changed"}),
)
