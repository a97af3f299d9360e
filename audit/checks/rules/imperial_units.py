"""Flags miles, pounds, feet and degrees Fahrenheit without their metric value, once per article.

Why it matters: French readers cannot picture them; a translated article should convert or add the conversion.

Known false alarms: nautical miles, screen sizes and heights of flight, where the unit is the trade's own, are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.paragraphs import Paragraph, paragraphs
from audit.records import Evidence, Lane, Place, Severity

MEASURE = re.compile(
    r"(?<![\w$€£.,])\d[\d.,\u00a0\u202f]*(?:[ \u00a0\u202f-](?:mille|millions|milliards))?[ \u00a0\u202f-]?"
    r"(?:miles?(?! (?:nautique|marin|Davis))|pieds?(?: carrés?)?|yards?|gallons?|onces?|acres?|"
    r"degrés? Fahrenheit|°[ \u00a0]?F|mph|lbs?|inch(?:es)?|feet|foot|pounds?|ounces?)\b",
    re.IGNORECASE,
)
METRIC = re.compile(
    r"\d[ \u00a0\u202f-]?(?:km|kilomètres?|m|mètres?|cm|centimètres?|mm|kg|kilos?|"
    r"kilogrammes?|g|grammes?|l|litres?|ha|hectares?|m²|km²|°[ \u00a0]?C|degrés? Celsius|tonnes?)\b",
    re.IGNORECASE,
)
TRADE = re.compile(
    r"\b(?:altitude|vol|avion|pilote|écran|téléviseur|baril|once d’or|l’once|navire|marin)", re.IGNORECASE
)
REACH = 60


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    places = (place for paragraph in paragraphs(evidence) for place in _places(paragraph))
    yield from gather(places, _message)


def _places(paragraph: Paragraph) -> Iterator[Place]:
    text = paragraph.text
    for match in MEASURE.finditer(text):
        around = text[max(0, match.start() - REACH) : match.end() + REACH]
        if not METRIC.search(around) and not TRADE.search(around):
            yield Place(span=paragraph.view.span(*match.span()))


def _message(count: int) -> str:
    return f"Imperial units without their metric value: {count} place{'s' * (count > 1)}."


CHECK = Check(
    id="LO08",
    name="imperial_units",
    category=Category.MEASUREMENT_FORMAT,
    severity=Severity.STYLE,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
