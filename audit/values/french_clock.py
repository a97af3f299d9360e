"""Times of day in French, in minutes since midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language.calendar_names import WEEKDAYS
from audit.language.patterns import any_of
from audit.records import Span
from audit.values.clock import DAY, S, hours_of
from audit.values.quantity import Quantity, ValueKind, Writing

__all__ = ["french_times"]

_WORDS = (
    "une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-une vingt-deux vingt-trois"
)
_HOURS = hours_of(_WORDS)
_PARTS = {
    "et demie": 30, "et demi": 30, "et quart": 15, "moins le quart": -15, "moins quart": -15,
    "trente": 30, "quinze": 15, "quarante-cinq": 45,
}  # fmt: skip
_MORNING, _EVENING = ("matin", "matinée", "nuit"), ("soir", "après-midi", "soirée")
_TIME = re.compile(
    rf"(?<![\w.,:/–-])(?P<time>(?:(?P<noon>midi|minuit)|(?P<hour>2[0-4]|[01]?\d|{any_of(_HOURS)})"
    rf"(?:{S}?(?:h|H|heures?)(?![^\W\d_])(?:{S}?(?P<minute>[0-5]\d|\d(?=[.,;]))(?!\d))?|:(?P<colon>[0-5]\d)(?![:\d])))"
    rf"(?:{S}(?P<part>{any_of(_PARTS)})\b)?)"
    rf"(?:,?{S}(?P<half>(?:(?:du|le|ce|au|hier|demain|{any_of(WEEKDAYS)}){S})?(?:matin|soir)|"
    rf"(?:de|dans|cette|cet)?{S}?(?:l[’']|la{S})?(?:après-midi|nuit|matinée|soirée))\b)?"
)
_ZONE_AFTER = re.compile(
    rf"{S}?\(?(?:GMT|UTC|TU|CET|ET\b|heures? (?:de|d[’']|locale|française|suisse|belge))"
)
_CUE = re.compile(
    r"\b(?:à|vers|dès|jusqu[’']à|aux (?:alentours|environs) de|avant|sur le coup de)\s$", re.IGNORECASE
)
_RANGE_BEFORE = re.compile(r"\b(?:de|entre|dès)\s$", re.IGNORECASE)
_RANGE_AFTER = re.compile(
    rf"{S}(?:à|et|jusqu[’']à){S}(?:\d{{1,2}}{S}?(?:h|H|heures)(?![^\W\d_])|midi|minuit)"
)
_RANGE_END = re.compile(
    rf"\b(?:de|entre){S}(?:\d{{1,2}}{S}?(?:h|H|heures?)(?:{S}?\d\d)?|midi|minuit){S}"
    rf"(?:à|et|jusqu[’']à){S}$",
    re.IGNORECASE,
)
_BARE_RANGE = re.compile(rf"(?<![hH:]\d)(?<![hH]\s\d)\d{S}(?:à|et|ou){S}$")
"""“de 16 à 24 heures” may be either; “de 16h30 à 20h30” may not."""
# “à deux heures de Paris”, “8 heures par jour”, “24 heures sur 24”, “2 h 03 min”: how long, not when.
_LASTS = re.compile(
    rf"{S}?(?:min\b|mn\b|s\b|[’']\d|/)|{S}(?:d[eu]s?\b|d[’']|par\b|sur\b|plus\b|auparavant|"
    r"(?:avant|après) (?:la|le|l[’'])|supplémentaires?|consécutives|quotidiennes|hebdomadaires|chrono\b|"
    r"ou plus|pour\b)"
)
_LONG_BEFORE = re.compile(
    r"\b(?:pendant|durant|en|dans|après|toutes les|durée? de|duré|durera|dure|soit|temps de|film de|"
    r"de près de|environ|moins de|plus de|inférieure? à|supérieure? à|limitée? à|portée? à|équivaut à|"
    r"jusqu[’']à)\s$",
    re.IGNORECASE,
)
_REACH = 40


def french_times(text: str) -> Iterator[Quantity]:
    """Times in 24 hours, so “8 h” is eight in the morning unless “du soir” follows."""
    for match in _TIME.finditer(text):
        if _is_time(text, match):
            glued = (match["half"] or "du").startswith(("du", "de"))  # “ce soir” is no part of the time
            end = match.end() if glued else match.end("time")
            span = Span(start=match.start(), end=end)
            yield Quantity.bare(span, ValueKind.TIME, Writing.DIGITS, _minutes(match))


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether it says when, which a preposition, a zone or a part of the day must tell; else it may last."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    if match["half"] or _ZONE_AFTER.match(text, match.end()):
        return True
    told = bool(_CUE.search(before) or _RANGE_END.search(before))
    if match["noon"]:
        return told or bool(match["part"] or _RANGE_BEFORE.search(before))
    if _BARE_RANGE.search(before) or _LASTS.match(text, match.end()) or (match["part"] and not told):
        return False
    if told or match["colon"] or (_RANGE_BEFORE.search(before) and _RANGE_AFTER.match(text, match.end())):
        return True
    return bool(match["minute"] and match["hour"].isdecimal() and not _LONG_BEFORE.search(before))


def _minutes(match: re.Match[str]) -> int:
    hour = {"midi": 12, "minuit": 0}.get(match["noon"])
    if hour is None:
        hour = int(match["hour"]) if match["hour"].isdecimal() else _HOURS[match["hour"]]
    half, minute = match["half"] or "", int(match["minute"] or match["colon"] or 0)
    if half.endswith(_EVENING) and hour < 12:
        hour += 12
    if half.endswith(_MORNING) and hour == 12:
        hour = 0
    return (hour * 60 + minute + _PARTS.get(match["part"], 0)) % DAY
