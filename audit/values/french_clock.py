"""Times of day in French, in minutes since midnight."""

import re
from collections.abc import Iterator

from audit.language.calendar_names import WEEKDAYS
from audit.language.patterns import any_of, compiled_patterns
from audit.records import Span
from audit.values.clock import DAY, S, hours_of
from audit.values.quantity import Quantity, ValueKind, Writing

_WORDS = (
    "une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-une vingt-deux vingt-trois"
)
_HOURS = hours_of(_WORDS)
_PARTS = {
    "et demie": 30, "et demi": 30, "et quart": 15, "moins le quart": -15, "moins quart": -15,
    "trente": 30, "quinze": 15, "quarante-cinq": 45,
}  # fmt: skip
_EVENING = ("soir", "après-midi", "soirée")
_KNOWN = {"space": S, "hour word": any_of(_HOURS), "part": any_of(_PARTS), "weekday": any_of(WEEKDAYS)}
_PATTERN = compiled_patterns("audit.values", "french_clock", _KNOWN)
_REACH = 40


def french_times(text: str) -> Iterator[Quantity]:
    """Times in 24 hours, so “8 h” is eight in the morning unless “du soir” follows."""
    for match in _PATTERN["whole"].finditer(text):
        if _is_time(text, match):
            glued = (match["half"] or "du").startswith(("du", "de"))  # “ce soir” is no part of the time
            end = match.end() if glued else match.end("time")
            span = Span(start=match.start(), end=end)
            yield Quantity.bare(span, ValueKind.TIME, Writing.DIGITS, _minutes(match))


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether it says when, which a preposition, a zone or a part of the day must tell; else it may last."""
    said = _beside(text, match)
    told = not said.isdisjoint({"before: cue", "before: range end"})
    if match["english"] and not (match["unit"] or match["colon"]):
        return told or not match["english"].isupper()  # 3 PM are prime ministers
    if match["half"] or match["english"] or "after: zone" in said:
        return True
    if match["noon"]:
        return told or bool(match["part"]) or "before: range" in said
    if not said.isdisjoint({"before: bare range", "after: lasts"}) or (match["part"] and not told):
        return False
    if told or match["colon"] or said >= {"before: range", "after: range"}:
        return True
    return bool(match["minute"] and match["hour"].isdecimal() and "before: long" not in said)


def _beside(text: str, match: re.Match[str]) -> frozenset[str]:
    """Which of the patterns before and after a time fit."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    return frozenset(
        name
        for name, pattern in _PATTERN.items()
        if (name.startswith("before:") and pattern.search(before))
        or (name.startswith("after:") and pattern.match(text, match.end()))
    )


def _minutes(match: re.Match[str]) -> int:
    hour = {"midi": 12, "minuit": 0}.get(match["noon"])
    if hour is None:
        hour = int(match["hour"]) if match["hour"].isdecimal() else _HOURS[match["hour"]]
    half, minute = match["half"] or "", int(match["minute"] or match["colon"] or 0)
    if match["english"]:
        hour = hour % 12 + 12 * (match["english"][0] in "pP") if hour <= 12 else hour
    elif half.endswith(_EVENING) and hour < 12:
        hour += 12
    elif half.endswith("nuit") and hour == 12:
        hour = 0
    return (hour * 60 + minute + _PARTS.get(match["part"], 0)) % DAY
