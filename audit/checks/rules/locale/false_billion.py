"""Flags English *billion* and *trillion* left in the French (6 billion de dollars, 2 trillions d’euros).

Why it matters: *billion* is *milliard* in French; a reader who takes it for the French word makes the
figure a thousand times too large, and *trillion* a million times.

Known false alarms: texts on large numbers themselves. The French *billions* (a thousand milliards) are left
alone, and so is *billion* where a given original says *trillion* of the same figure.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity

FALSE = re.compile(
    r"(?<![\w.,])(?<!\d[.,] )(?P<sign>[$€£] ?)?(?P<number>[2-9]|\d{2,}|\d+[.,]\d+|deux|trois|quatre|cinq|six"
    r"|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|cent|quelques|plusieurs)"
    r"(?:[ -](?P<word>billion\b|trillions?\b)|[ -]?(?P<short>bn\b))(?! of )",
    re.IGNORECASE,
)
UNDER_TWO = re.compile(r"1,\d+")
"""French, too, has 1,5 billion in the singular: a thousand milliards and a half."""
FRENCH = {"bn": "milliard", "billion": "milliard", "trillion": "billion, or mille milliards,"}


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    original = article.original
    for paragraph in article.paragraphs():
        for match in FALSE.finditer(paragraph.plain):
            if _is_meant(match, original):
                continue
            english = (match["word"] or match["short"]).casefold().rstrip("s")
            yield Hit(
                span=paragraph.span_of(match, "word" if match["word"] else "short"),
                message=f"English “{english}” is {FRENCH[english]} in French.",
                suggestion="milliards" if english == "billion" and _is_sure(match) else None,
            )


def _is_meant(match: re.Match[str], original: str) -> bool:
    """Whether the original says trillion where the French says billion: then it is the French word."""
    number = re.escape(match["number"].replace(",", "."))
    trillion = re.search(rf"(?<![\d.]){number}[ -]?(?:trillion|tn)\b", original, re.IGNORECASE)
    return (match["word"] or "").casefold() == "billion" and trillion is not None


def _is_sure(match: re.Match[str]) -> bool:
    """Whether nothing else has to change: no currency sign stands in front, no French billion is possible."""
    return not match["sign"] and not UNDER_TWO.fullmatch(match["number"])


CHECK = Check(
    id="LO07",
    category=Category.NUMBER_FORMAT,
    severity=Severity.MAJOR,
    look=_look,
    # The fix writes number and scale anew.
    yields_to=frozenset({"number_changed"}),
    tells_what_is_false=True,
)
