"""Times of day in English, in minutes since midnight."""

import re
from collections.abc import Iterator

from audit.language.patterns import any_of, one_of, read_patterns
from audit.records import Span
from audit.values.clock import DAY, S, hours_of
from audit.values.quantity import Quantity, ValueKind, Writing

_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_HOURS = hours_of(_WORDS)
_PARTS = {"half past": 30, "quarter past": 15, "quarter after": 15, "quarter to": -15}
_NOON = {"noon": 12, "midday": 12, "midnight": 24}
_PATTERNS = read_patterns(
    "audit.values", "english_clock", {"space": S, "hour word": any_of(_HOURS), "part": any_of(_PARTS)}
)
_TIME = re.compile(one_of(_PATTERNS["time"]), re.IGNORECASE)
_HALF_DAY_AFTER = re.compile(one_of(_PATTERNS["half day after"]))


def english_times(text: str) -> Iterator[Quantity]:
    """Times of the morning or the afternoon, in minutes; of either where the text does not say."""
    for match in _TIME.finditer(text):
        word = match["hour"] or match["oclock"] or match["bare"] or match["from"]
        if word is None or 1 <= _hour(word) <= 12:
            span = Span.of_match(match)
            yield Quantity.bare(span, ValueKind.TIME, Writing.DIGITS, *_minutes(text, match))


def _hour(word: str) -> int:
    word = word.casefold()
    return int(word) if word.isdecimal() else _HOURS.get(word) or _NOON[word]


def _minutes(text: str, match: re.Match[str]) -> frozenset[int]:
    if match["four"]:
        return frozenset({int(match["four"]) * 60 + int(match["fourmin"])})
    if match["noon"]:
        return frozenset({_NOON[match["noon"].casefold()] * 60 % DAY})
    half = match["half"] or match["pasthalf"] or _half_after(text, match.end())
    part = _PARTS[match["part"].casefold()] if match["part"] else 0
    hour = next(match[name] for name in ("past", "hour", "clock", "oclock", "bare", "from") if match[name])
    minute = int(match["minute"] or match["colon"] or 0) + part
    return frozenset((one * 60 + minute) % DAY for one in _hours(hour.casefold(), half))


def _half_after(text: str, end: int) -> str | None:
    match = _HALF_DAY_AFTER.match(text, end)
    return match.lastgroup if match else None


def _hours(word: str, half: str | None) -> set[int]:
    """The hours of the day it may be; `half` is a or p."""
    hour = _hour(word)
    if hour > 12 or word in _NOON:
        return {hour}
    return {hour, hour + 12} if half is None else {hour % 12 + 12 * (half.casefold() == "p")}
