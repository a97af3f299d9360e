"""Flags miles, pounds, feet and degrees Fahrenheit without their metric value, once per article; where the
original converted them, as lost.

Why it matters: French readers cannot picture them; a translated article should convert or add the conversion.

Known false alarms: nautical miles, screen sizes and heights of flight, where the unit is the trade's own, are
left alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, Span, gather
from audit.checks.views.paragraphs import Paragraph

NUMBER = (
    r"(?<![\w$€£.,])(?<!\d )\d(?:[\d.,\u00a0\u202f]| (?=\d{3}\b)){0,24}"
    r"(?:[ \u00a0\u202f-](?:mille|millions|milliards))?[ \u00a0\u202f-]?"
)
NUMBER_WORD = (
    r"\b(?:trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|quarante|cinquante|soixante|cents?"
    r"|mille) "
)
MEASURE = re.compile(
    rf"(?:{NUMBER}"
    r"(?:miles?(?! (?:nautique|marin|Davis))|pieds?(?: carrés?)?|yards?|gallons?|onces?|acres?|"
    r"degrés? Fahrenheit|°[ \u00a0]?F|mph|lbs?|inch(?:es)?|feet|foot|pounds?|ounces?)"
    rf"|{NUMBER_WORD}(?:miles(?! (?:nautiques|marins))|yards|gallons|acres|degrés Fahrenheit))\b",
    re.IGNORECASE,
)
METRIC = re.compile(
    r"\d[ \u00a0\u202f-]?(?:km|kilomètres?|m|mètres?|cm|centimètres?|mm|kg|kilos?|"
    r"kilogrammes?|g|grammes?|l|litres?|ha|hectares?|m²|km²|°[ \u00a0]?C|degrés? Celsius|tonnes?)\b",
    re.IGNORECASE,
)
METRIC_ENGLISH = re.compile(
    r"(?<![\w$€£.,])\d[\d.,]*[ -]?(?:km|kilomet(?:er|re)s?|m|met(?:er|re)s?|cm|centimet(?:er|re)s?|mm|kg"
    r"|kilos?|kilogram(?:me)?s?|g|grams?|l|lit(?:er|re)s?|ha|hectares?|m²|km²|km/h|kph|°? ?C|degrees Celsius"
    r"|tonnes?)(?!\w)"
)
TRADE = re.compile(
    r"\b(?:altitude|vol|avion|pilote|écran|téléviseur|baril|once d’or|l’once|navire|marin)", re.IGNORECASE
)
REACH = 60


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = [place for paragraph in article.paragraphs() for place in _places(article, paragraph)]
    yield from gather(
        (place for place, lost in found if lost),
        "The original gives the metric value, the French the imperial one alone: {count} place{s}.",
        severity=Severity.MINOR,
    )
    yield from gather(
        (place for place, lost in found if not lost),
        "Imperial units without their metric value: {count} place{s}.",
    )


def _places(article: ArticleView, paragraph: Paragraph) -> Iterator[tuple[Place, bool]]:
    """The measures without a metric value, and whether the original gives it."""
    text = paragraph.text
    for match in MEASURE.finditer(text):
        around = text[max(0, match.start() - REACH) : match.end() + REACH]
        if METRIC.search(around):
            continue
        span = paragraph.span_of(match)
        lost = any(map(_gives_metric, _originals(article, paragraph, span)))
        if lost or not TRADE.search(around):
            yield Place(span=span), lost


@lru_cache(maxsize=64)
def _gives_metric(english: str) -> bool:
    """Remembered, because one sentence may state many measures."""
    return METRIC_ENGLISH.search(english) is not None


def _originals(article: ArticleView, paragraph: Paragraph, span: Span) -> Iterator[str]:
    """The original of the sentence that holds the span, where one is known."""
    for passage in paragraph.passages:
        if article.links and passage.span.overlaps(span):
            yield article.english_of(article.passages[passage.index]) or ""


CHECK = Check(id="LO08", category=Category.MEASUREMENT_FORMAT, severity=Severity.STYLE, look=_look)
