"""How French writes a value that English states: the text of a fix."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.values.calendar import month_name, weekday_name
from audit.values.quantity import Kind, Quantity, Tongue, Writing

__all__ = ["french_writing"]

_SCALES = {Fraction(10**6): "million", Fraction(10**9): "milliard", Fraction(10**12): "billion"}
_NARROW = "\u202f"
_DIGITS = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


def french_writing(english: str, value: Quantity, scaled: bool) -> str | None:
    """What a French journalist would write for a value of an English text, None where that is not certain.

    Only digits, months and weekdays are certain; `scaled` asks for “5,2 millions” instead of “5,2”, which is
    not certain where the English has no scale.
    """
    if value.kind is Kind.MONTH:
        return month_name(int(max(value.readings)), Tongue.FRENCH)
    if value.kind is Kind.WEEKDAY:
        return weekday_name(int(max(value.readings)), Tongue.FRENCH)
    core = value.core.of(english)
    if value.writing is not Writing.DIGITS or not _DIGITS.fullmatch(core):
        return None
    if english[value.span.end :][:1].isalpha():  # “800m” may be millions or metres
        return None
    number = core.replace(",", _NARROW).replace(".", ",")
    return _scaled(number, core, value) if scaled else number


def _scaled(number: str, core: str, value: Quantity) -> str | None:
    plain = Fraction(core.replace(",", ""))
    if value.span == value.core:
        return None
    scale = next((s for s in _SCALES if plain * s in value.readings), None)
    if scale is None:
        return None
    return f"{number} {_SCALES[scale]}{'s' if plain >= 2 else ''}"
