"""Flags numbers that are broken, or wrongly joined to what they count (8O, %75, 375. 000, 2 200 12, 23-bus).

Why it matters: a figure is what readers trust most, and nobody can tell from a broken one what it was.

Known false alarms: “million” behind a number that counts something else (le 3 million-dollar).
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.elision import elides, is_plural
from audit.checks.french.spelling import is_french
from audit.checks.views.apostrophes import apostrophe_of
from audit.checks.views.numbered_placeholders import numbering
from audit.language.calendar_names import MONTHS
from audit.language.patterns import any_of
from audit.typography import NO_BREAK
from audit.values.writing import french_whole

LETTER = re.compile(r"(?<![\w.,/-])(?=[\d.,]*\dO)\d[\dO.,]*[\dO](?![\w/-])")
LOST_ZERO = re.compile(r"(?<=[a-zà-ÿ(] ),\d+(?= ?%| (?:points?|pour cent|million|milliard)\b)")
SIGN_FIRST = re.compile(r"(?<![\w%&=/.,;:?\[{(-])(?<!\d )(?:\d+,)?% ?\d+(?:,\d+)?(?![\w%])")
SPLIT = re.compile(r"(?<![\w.,/-])[1-9]\d{0,2}[.,] 000(?![\w.]|,\d)")
TORN = re.compile(
    r"(?<![\w.,/+-])(?<!\d )[1-9]\d{0,2}"
    r"(?:(?: \d{3})+ \d{1,2}| \d{1,2} \d{3}|(?:,\d{3})+,\d{1,2}|(?:\.\d{3})+\.\d{1,2})"
    r"(?= [a-zà-ÿœ])"
)
"""A group of fewer than three digits among others: one digit is lost."""
ENGLISH_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")
TWICE = re.compile(r"% ?(?P<unit>pour[ -]?cent|pourcents?)\b|\$ ?(?P<of>dollars)\b|€ ?(?P<or>euros)\b")
SINGULAR = re.compile(
    r"(?<![\w.,$€£/-])(?<![$€£] )(?<!\d, )"
    r"(?P<count>\d{1,3}(?: \d{3}){0,5}(?:,\d+)?) (?P<scale>million|milliard)(?![\w-])"
)
GLUED = re.compile(
    r"(?<![\w.,/-])(?P<number>\d[\d,]*)(?P<unit>ans|euros|dollars|personnes|millions?|milliards?|heures|minutes|"
    r"jours|mois|hommes|femmes|enfants|habitants|kilomètres|mètres|fois|pour cent)(?![\w-])"
)
MARKED = re.compile(
    r"(?<![\w.,/+-])(?<!\b[uU]n )(?<!\b[lLdDcC]e )(?<!\b[aAdD]u )(?P<number>\d{2,3})(?P<mark>[\]}-])"
    r"(?P<unit>[a-zà-ÿœ]+[sx])(?![\w-])"
)
"""A mark between number and noun; “un 12-cylindres” is right."""
APART = re.compile(
    r"(?<![\w.,/$€£-])(?<!, )(?:0, \d+|\d{1,3}, \d+(?= (?:millions?|milliards?) d))"
    r"(?![\w.]|,\d| ?(?:et|ou) \d|, \d)"
)
NO_LINK = re.compile(
    r"\b(?P<scale>millions|milliards) "
    r"(?P<what>dollars|euros|francs|personnes|habitants|tonnes|roubles|yuans|hommes|femmes)\b"
)
YEAR = re.compile(
    rf"\b(?:[Ee]n|[Dd]epuis|{any_of(MONTHS)}) (?P<year>(?:1[89]|20)[ ]\d\d|1[ ,][89]\d\d|2[ ,]0\d\d)"
    r"(?=[.;)(]|,(?!\d)|\Z| (?:à|où|par|pour|avec|dans|est|était|a|un|une|le|la|les|sera|comme)\b)"
)
_APART = "The number “{}” is split."
_LINK = "“de” is missing in “{}”."
_BROKEN = "The number “{}” is broken."
_UNIT_TWICE = "The unit in “{}” is given twice."
_ONE_ONLY = "“{}” needs a plural s."
RULES: tuple[tuple[re.Pattern[str], int | str, str, Callable[[re.Match[str]], str]], ...] = (
    (LETTER, 0, _BROKEN, lambda match: match[0].replace("O", "0")),
    (LOST_ZERO, 0, _BROKEN, lambda match: "0" + match[0]),
    (SIGN_FIRST, 0, _BROKEN, lambda match: match[0].replace("%", "").replace(" ", "") + NO_BREAK + "%"),
    (SPLIT, 0, _APART, lambda match: re.sub(r"[.,] ", NO_BREAK, match[0])),
    (GLUED, 0, _BROKEN, lambda match: f"{match['number']}{NO_BREAK}{match['unit']}"),
    (APART, 0, _APART, lambda match: match[0].replace(" ", "")),
    (YEAR, "year", _APART, lambda match: re.sub("[ ,]", "", match["year"])),
    (NO_LINK, 0, _LINK, lambda match: f"{match['scale']} {_of(match)}{match['what']}"),
    (TWICE, 0, _UNIT_TWICE, lambda match: str(match["unit"] or match["of"] or match["or"])),
)
"""What to look for, which part of it is wrong, what to say, and how to mend it."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    placeholders = numbering(article.text)
    for paragraph in article.paragraphs():
        for start, end, message, fix in (*_slips(paragraph.plain), *_torn(paragraph.plain, article.original)):
            if paragraph.plain[start] in placeholders:
                continue
            yield Hit(
                span=paragraph.view.span(start, end),
                message=message.format(paragraph.text[start:end]),
                suggestion=fix,
            )


def _slips(text: str) -> Iterator[tuple[int, int, str, str | None]]:
    for pattern, group, message, mend in RULES:
        for match in pattern.finditer(text):
            yield *match.span(group), message, mend(match)
    for match in MARKED.finditer(text):
        opening = {"]": "[", "}": "{", "-": None}[match["mark"]]
        if is_french(match["unit"]) and is_plural(match["unit"]) and (opening is None or opening not in text):
            yield *match.span(), _BROKEN, f"{match['number']}{NO_BREAK}{match['unit']}"
    for match in SINGULAR.finditer(text):
        if float(match["count"].replace(" ", "").replace(",", ".")) >= 2:
            yield *match.span("scale"), _ONE_ONLY, match["scale"] + "s"


def _of(match: re.Match[str]) -> str:
    return f"d{apostrophe_of(match.string)}" if elides(match["what"]) else "de "


def _torn(text: str, original: str) -> Iterator[tuple[int, int, str, str | None]]:
    """Numbers that lost a digit; with the fix where one number of the original has just one digit more."""
    for match in TORN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        whole = {number.replace(",", "") for number in ENGLISH_NUMBER.findall(original)}
        meant = [one for one in whole if any(one[:n] + one[n + 1 :] == digits for n in range(len(one)))]
        yield *match.span(), _BROKEN, french_whole(Fraction(meant[0])) if len(meant) == 1 else None


CHECK = Check(id="LO13", category=Category.NUMBER_FORMAT, severity=Severity.MINOR, look=_look)
