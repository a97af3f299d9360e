"""Flags ordinals and numbers abbreviated wrongly (16ème, 1ère, 2èmes; 1st, 16th, No. 5), once per article.

Why it matters: French abbreviates to e, re and er (16e, 1re, 1er); 16th is English.

Known false alarms: house styles that keep *ème*; English street names and units are left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.language.calendar_names import MONTHS
from audit.language.patterns import any_of
from audit.typography import NO_BREAK

FRENCH = re.compile(r"(?<![\w.,-])(?P<number>\d+|[IVXL]+)(?P<form>i?[eèé]me|i?ère|ier|iere)(?P<plural>s?)\b")
FIRST = re.compile(rf"(?<=\b(?:[Ll]e|[AaDd]u) )(?P<number>1)(?P<form>)(?P<plural>)(?= {any_of(MONTHS)}\b)")
ENGLISH = re.compile(
    r"(?<![\w.,-])(?P<number>\d+)(?P<form>st|rd|th)(?P<plural>)\b(?! (?:Street|Avenue|Ave|St|Century|[A-Z]))"
)
NUMBER = re.compile(r"(?<![\w.])(?P<word>No\.) ?(?=\d)")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        paragraph.place(match, _right(match))
        for paragraph in article.paragraphs()
        for pattern in (FRENCH, FIRST, ENGLISH, NUMBER)
        for match in pattern.finditer(paragraph.text)
    )
    yield from gather(places, "French writes 2e, 16e, 1re and n°: {count} place{s}.")


def _right(match: re.Match[str]) -> str | None:
    if match.re is NUMBER:
        return f"n°{NO_BREAK}"
    if match["number"] in ("1", "I"):
        forms = {"": "er", "ère": "re", "ière": "re", "iere": "re", "ier": "er"}
        return f"{match['number']}{forms[match['form']]}{match['plural']}" if match["form"] in forms else None
    return f"{match['number']}e{match['plural']}"


CHECK = Check(id="LO09", category=Category.NUMBER_FORMAT, severity=Severity.STYLE, look=_look)
