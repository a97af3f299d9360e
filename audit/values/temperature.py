"""Temperatures: English leaves out the scale, French converts and rounds."""

from fractions import Fraction

from audit.values.quantity import Quantity, ValueKind, Writing
from audit.values.units import units

_CLOSE, _ROUND_CLOSE, _DIFFERENCE_CLOSE = Fraction(3, 2), Fraction(5, 2), Fraction(1, 4)
"""In °C; “over 100 degrees” become “près de 40 degrés”."""
_LARGEST_DIFFERENCE = 20


def is_temperature(value: Quantity) -> bool:
    """Whether its unit says so."""
    return value.unit is not None and units()[value.unit].dimension == "temperature"


def may_be_temperature(value: Quantity) -> bool:
    """Whether it is one, or a bare number, as in “highs of 104”."""
    bare = value.unit is None and value.kind is ValueKind.NUMBER and value.writing is not Writing.HINT
    return is_temperature(value) or bare


def same_temperature(french: Quantity, english: Quantity) -> bool:
    """Whether an English value, in the scale it names or else in either, is the French one in °C."""
    return any(
        (english.unit != "°F" and ours == theirs) or (english.unit != "°C" and _is_fahrenheit(ours, theirs))
        for ours in french.readings
        for theirs in english.readings
    )


def _is_fahrenheit(celsius: Fraction, fahrenheit: Fraction) -> bool:
    """Whether the two are one temperature, or one difference (“2 degrees warmer”), which has no offset."""
    unit = units()["°F"]
    difference = fahrenheit * (unit.factor or 1)
    close = _ROUND_CLOSE if fahrenheit % 10 == 0 or celsius % 5 == 0 else _CLOSE
    if abs(difference + unit.offset - celsius) <= close:
        return True
    return 0 < fahrenheit <= _LARGEST_DIFFERENCE and abs(difference - celsius) <= _DIFFERENCE_CLOSE
