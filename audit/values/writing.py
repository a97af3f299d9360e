"""How French writes a value that English states: the words and figures of a fix."""

import re
from fractions import Fraction

from audit.language.calendar_names import month_names, weekday_names
from audit.values.quantity import Quantity, ValueKind, Writing

_NARROW, _NO_BREAK = "\u202f", "\u00a0"
_DIGITS = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_SCALES = {Fraction(10**6): "million", Fraction(10**9): "milliard"}
_TRILLION = Fraction(10**12)
_CLOCK = re.compile(r"\d{1,2}(?P<gap>\s?)(?P<unit>h|H|heures?)(?![a-z])(?:\s?\d\d)?")
_HOUR = 60


def plain_value(english: str, value: Quantity) -> Fraction | None:
    """The number that an English value states in digits, before its scale; None where that is not certain.

    “800m” may be millions or metres, “1,4” is no English number.
    """
    core = value.core.of(english)
    if value.writing is not Writing.DIGITS or not _DIGITS.fullmatch(core):
        return None
    number = Fraction(core.replace(",", ""))
    return number if number * value.scale in value.readings else None


def french_digits(english: str, value: Quantity) -> str:
    """English digits in the French format."""
    return value.core.of(english).replace(",", _NARROW).replace(".", ",")


def french_scaled(number: Fraction, scale: Fraction) -> str | None:
    """A number with its scale in words, “1 200 milliards” for a trillion; None for other scales.

    French *billion* is a trillion, but too many readers take it for the English word.
    """
    if scale == _TRILLION:
        number, scale = number * 1000, Fraction(10**9)
    if scale not in _SCALES:
        return None
    return f"{_grouped(number)} {_SCALES[scale]}{'s' if number >= 2 else ''}"


def _grouped(number: Fraction) -> str:
    whole, _, part = f"{float(number):,.6f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", _NARROW) + ("," + part if part else "")


def french_whole(number: Fraction) -> str | None:
    """A whole number in digits, in groups of three; None where it has decimals."""
    return _grouped(number) if number.denominator == 1 else None


def french_date_part(value: Quantity) -> str:
    """A weekday, a month, or the day of a month."""
    number = int(max(value.readings))
    if value.kind is ValueKind.MONTH:
        return month_names("fr")[number - 1]
    if value.kind is ValueKind.WEEKDAY:
        return weekday_names("fr")[number - 1]
    return "1er" if number == 1 else str(number)


def french_clock(value: Quantity, like: str) -> str | None:
    """A time of day, spaced as the French time that it replaces; None where it may be morning or evening."""
    if len(value.readings) > 1:
        return None
    hour, minute = divmod(int(max(value.readings)), _HOUR)
    if not minute and hour in (0, 12):
        return "midi" if hour else "minuit"
    match = _CLOCK.match(like)
    gap, unit = (match["gap"], match["unit"]) if match else (_NO_BREAK, "h")
    if unit.startswith("heure") and not minute:
        return f"{hour}{gap}heure{'s' if hour > 1 else ''}"
    return f"{hour}{gap}h" + (f"{gap}{minute:02d}" if minute else "")
