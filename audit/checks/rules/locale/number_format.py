"""Flags numbers with a comma between thousands or a point before decimals (1,234.5; 5.2 %), or a
point between thousands (16.000 emplois), once per article.

Why it matters: a French reader takes 1,234 for one and a bit, and 12,500 for twelve and a half.

A point can still be read; an article with nothing worse gets a line of style.

Known false alarms: versions, sections, times, dates and addresses are left alone; a single group of three
digits after a comma is reported only where a decimal makes no sense (12,500 habitants).
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.typography import NO_BREAK

EDGE = r"(?<![\w.,/:+])(?<![\w.]-)(?<![$£€¥])(?<![$£€¥][ \u00a0])(?<![$£€¥]\d)"
S = r"[ \u00a0\u202f]?"
BLANK = r"[ \u00a0\u202f]"
MEASURED = (
    r"mètres|kilomètres|centimètres|secondes|minutes|degrés|litres|grammes|kilos|kilogrammes|tonnes|euros|dollars|"
    r"roubles|livres|francs|millions|milliards|billions|hectares|pouces|pieds|miles"
)
"""Units that may well be given to three decimals; persons and things cannot."""
UNITS = (
    rf"{S}(?:%|‰|°C?\b)| (?:pour cent|millions?|milliards?|points?\b|euros?|dollars?|livres sterling|"
    r"francs|roubles|yuans|kilomètres?|mètres?|centimètres?|km|tonnes?|pouces?|pieds?|miles?|litres?|"
    r"secondes?|grammes?|hectares?|degrés?|kilos?|kilogrammes|billions?|fois|ans|enfants|kg|g|cm|mm|m|ha|[kMG]W|[kMG]Wh|[GMT]o)\b"
)
ROUND = "km|kilomètres|mètres|m|miles|pieds|tonnes|euros|dollars|livres|francs|hectares|ha|kg|kilos"
LITTLE_WORDS = (
    "heures|dans|sous|sans|mais|vers|puis|plus|moins|les|des|ses|ces|mes|tes|nos|vos|leurs|nous|vous|dès|très|lors|"
    "après|depuis|alors|jamais|toujours|ils|elles|hors|tous|toutes|certains|plusieurs|quelques|concernant"
)
ENGLISH = re.compile(
    EDGE
    + "(?:"
    + "|".join(
        (
            r"\d{1,3}(?:,\d{3})+\.\d+(?![\w.,]*\d)",  # 1,234.5
            r"\d{1,3}(?:,\d{3}){2,}(?![.,]?\d)",  # 1,234,567
            rf"[1-9]\d{{0,2}},\d{{3}}(?={BLANK}(?!(?:{MEASURED})\b)[a-zà-ÿ]+[sx]\b)",  # 12,345 habitants
            rf"[1-9]\d{{0,2}},\d00(?={BLANK}[a-zà-ÿ]+\b|{S}[$€£])",  # 12,500: no decimal ends in 00
            r"[1-9]\d{0,2},000(?![\d,])",
            rf"[1-9]\d{{0,2}},\d{{3}}(?={BLANK}(?:(?:kilo)?mètres? carrés?|km[²2]|acres)(?!\w))",
            rf"[1-9]\d{{0,2}},\d\d0(?={BLANK}(?:{ROUND})\b)",  # 1,040 km: no decimal ends in 0
            rf"(?<=[ (])\.\d{{1,2}}(?={S}%)",  # .5 %
            rf"\d{{1,3}}\.\d{{1,2}}(?={UNITS})",  # 5.2 %
            rf"\d{{1,3}}\.\d(?={BLANK}(?!(?:{LITTLE_WORDS})\b)[a-zà-ÿ]{{3,}}s\b)",  # 3.8 enfants
        )
    )
    + ")"
)
POINTED = re.compile(
    EDGE + rf"[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{2,}}(?![\w.,]*\d)(?={BLANK}[a-zà-ÿ]|$|[,.;)])"
    rf"|\.\d{{3}}(?={BLANK}(?!(?:{MEASURED}|{LITTLE_WORDS})\b)[a-zà-ÿ]+[sx]\b))"
)
"""16.000 emplois, 1.200.000: as Belgium and Switzerland write; the Imprimerie nationale has a space."""
POINTED_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+")
VERSION = re.compile(
    r"(?:\b(?:version|iOS|Android|Windows|macOS|OS X|Linux|Python|section|article|chapitre|alinéa|§|v)\s*)\Z",
    re.IGNORECASE,
)
LONGEST = 20
"""How far before a number the word that makes it a version may begin."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    english = list(_places(article, ENGLISH))
    misleading = any(NO_BREAK in (place.suggestion or "") for place in english)
    places = sorted((*english, *_places(article, POINTED)), key=lambda place: place.span)
    yield from gather(
        places,
        "Numbers not written the French way (comma or point for thousands, point for decimals): {count}.",
        severity=None if misleading else Severity.STYLE,
    )


def _places(article: ArticleView, pattern: re.Pattern[str]) -> Iterator[Place]:
    for paragraph in article.paragraphs():
        for match in pattern.finditer(paragraph.text):
            if not VERSION.search(paragraph.text, max(0, match.start() - LONGEST), match.start()):
                yield paragraph.place(match, _french(match[0]))


def _french(number: str) -> str:
    if POINTED_WHOLE.fullmatch(number):
        return number.replace(".", NO_BREAK)
    whole, _, decimals = number.partition(".")
    return (whole.replace(",", NO_BREAK) or "0") + ("," + decimals if decimals else "")


CHECK = Check(id="LO01", category=Category.NUMBER_FORMAT, severity=Severity.MINOR, look=_look)
