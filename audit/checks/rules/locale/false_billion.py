"""Flags English *billion* and *trillion* left in the French (6 billion de dollars, un trillion d’euros).

Why it matters: *billion* is *milliard* in French; a reader who takes it for the French word makes the
figure a thousand times too large, and *trillion* a million times.

Known false alarms: texts on large numbers themselves. The French *billions* (a thousand milliards) are left
alone, and so is *billion* where a given original says *trillion* of the same figure; where it says *billion*
and nowhere *trillion*, all of them are English.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.values.writing import french_scaled

FALSE = re.compile(
    r"(?<![\w.,-])(?<!\d[.,] )(?P<of>d[’'])?(?P<sign>[$€£] ?)?"
    r"(?P<number>(?P<digits>\d+(?:[.,]\d+)?)|un|le|ce|des|quelques|plusieurs|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|(?:vingt|trente|quarante|cinquante|soixante)[a-z-]*|cent)"
    r"(?:[ -](?P<word>(?P<scale>billion|trillion)s?)\b|[ -]?(?P<short>bn\b))(?! of )(?=(?P<link> d[e’'])?)",
    re.IGNORECASE,
)
UNCOUNTED = frozenset({"un", "1", "le", "ce", "des"})
"""Words that may stand before what is no amount, the word itself for one, if nothing is counted behind it."""
SOME = frozenset({"des", "quelques", "plusieurs"})
UNDER_TWO = re.compile(r"1,\d+")
"""French, too, has 1,5 billion in the singular: a thousand milliards and a half."""
FRENCH = {"billion": "milliard", "trillion": "mille milliards"}
TRILLION = Fraction(10**12)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    original = article.original.casefold()
    for paragraph in article.paragraphs():
        for match in FALSE.finditer(paragraph.plain):
            english = (match["scale"] or match["short"]).casefold()
            if _is_english(match, english, original):
                whole = english == "trillion" and not match["sign"]
                start = match.start() if whole else match.start("word" if match["word"] else "short")
                yield Hit(
                    span=paragraph.view.span(start, match.end("word") if match["word"] else match.end()),
                    message=f"English “{english}” is {FRENCH.get(english, 'milliard')} in French.",
                    suggestion=_thousands(match) if whole else _milliards(match),
                )


def _is_english(match: re.Match[str], english: str, original: str) -> bool:
    number = match["number"].casefold()
    counts = number not in UNCOUNTED
    if english == "trillion" or ("billion" in original and not re.search(r"trillion|\dtn\b", original)):
        return counts or match["link"] is not None
    if match["short"]:
        return counts
    # In the plural it is French, and so is what the original calls a trillion.
    told = rf"(?<![\d.]){re.escape(number.replace(',', '.'))}[ -]?(?:trillion|tn)\b"
    return counts and match["word"][-1] not in "sS" and not re.search(told, original)


def _milliards(match: re.Match[str]) -> str | None:
    """The French word; None where more than it may have to change."""
    if match["short"] or match["sign"] or UNDER_TWO.fullmatch(match["number"]):
        return None
    return "milliard" if match["number"].casefold() in ("un", "1", "le", "ce") else "milliards"


def _thousands(match: re.Match[str]) -> str | None:
    """So many thousands of milliards, with the number; None where a word before them had to change."""
    number = match["number"]
    if match["digits"]:
        written = french_scaled(Fraction(number.replace(",", ".")), TRILLION)
    elif number.casefold() in SOME:
        written = f"{number} milliers de milliards"
    elif number.casefold() == "un":
        return ("de " if match["of"] else "") + "mille milliards"
    else:
        written = None if number.casefold() in UNCOUNTED else f"{number} mille milliards"
    return written and (match["of"] or "") + written


CHECK = Check(
    id="LO07",
    category=Category.NUMBER_FORMAT,
    severity=Severity.MAJOR,
    look=_look,
    # The fix writes number and scale anew.
    yields_to=frozenset({"number_changed"}),
    tells_what_is_false=True,
)
