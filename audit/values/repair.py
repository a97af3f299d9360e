"""What to put in place of a French number whose value changed: right in its sentence, or nothing."""

import re
from dataclasses import dataclass
from fractions import Fraction

from audit.records import Span
from audit.values.quantity import Quantity, Writing
from audit.values.units import may_be_one, units
from audit.values.writing import french_digits, french_scaled, french_whole, plain_value

_FREE = frozenset({"share", "time"})
"""Dimensions whose unit one language may leave out: “8 %” and “eight points”, “63 ans” and “is 63”."""
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_FRENCH_ORDINAL = re.compile(r"(?:e|ème|ᵉ)\b")
_NOUN = re.compile(r"\s+[^\W\d_]")
_OF = re.compile(r"\s(?:de\b|d[’'])")
_UNKNOWN_UNIT = re.compile(r"\s?(?:[^\W\d_]|[^\w\s.,;:!?…»”)])")
_ROMAN = re.compile(r"[IVXLC]+(?:e|è|ème|er|ᵉ)?")
_SHARE = re.compile(r"\ssur\s")
_LETTERS = re.compile(r"(?P<gap>\s?)(?:[GTMkK]|Mds?|Mrds?)(?P<behind>\s?)")
_LETTER_OF = {Fraction(10**3): "k", Fraction(10**6): "M", Fraction(10**9): "Md"}


@dataclass(frozen=True, slots=True)
class Repair:
    """The place in the French that is wrong, and what to write there, None where that is not certain."""

    span: Span
    text: str | None


def repair_number(french: str, this: Quantity, english: str, that: Quantity) -> Repair:
    """How to make the French number `this` say what the English number `that` says."""
    number = plain_value(english, that)
    if (
        number is None
        or _ROMAN.fullmatch(this.core.of(french))
        or _SHARE.search(this.core.of(french))
        or not _in_one_unit(french, this, that)
        or not _ends_alike(french, this, english, that, number)
    ):
        return Repair(_wrong_part(french, this, english, that), None)
    if this.scale == that.scale and not _is_ambiguous(french, this):
        return _other_digits(french, this, english, that, number)
    return _other_scale(french, this, that, number)


def approximate(this: Quantity, that: Quantity) -> Fraction | None:
    """The value of `that` in the unit of `this`, to two figures; None unless it converts."""
    ours, theirs = (units().get(q.unit or "") for q in (this, that))
    if not ours or not theirs or "degree" in (ours.name, theirs.name):
        return None
    if ours == theirs or ours.dimension != theirs.dimension or not ours.factor:
        return None
    base = theirs.to_base(max(that.readings))
    return None if base is None else Fraction(f"{float((base - ours.offset) / ours.factor):.2g}")


def _wrong_part(french: str, this: Quantity, english: str, that: Quantity) -> Span:
    """The figures alone where the scale is right; all of it where the figures are."""
    both = this.writing is that.writing is Writing.DIGITS
    scaled_alike = (this.span == this.core) == (that.span == that.core)
    return this.core if both and scaled_alike and this.scale == that.scale else this.span


def _in_one_unit(french: str, this: Quantity, that: Quantity) -> bool:
    """Whether a figure of the English is right beside the French unit."""
    if "degree" in (this.unit, that.unit):
        return False  # of which scale?
    if that.unit == "percent" and this.unit is None:
        return False  # of how many?
    if this.unit == that.unit:
        return True
    if this.unit and that.unit:
        return (
            may_be_one(this.unit, that.unit) and units()[this.unit].dimension == units()[that.unit].dimension
        )
    if units()[this.unit or that.unit or ""].dimension in _FREE:
        return True
    return this.unit is None and not _UNKNOWN_UNIT.match(french, this.span.end)


def _ends_alike(french: str, this: Quantity, english: str, that: Quantity, number: Fraction) -> bool:
    """Whether the letters glued to the numbers are endings that fit either; “1er” fits no other number."""
    ours, theirs = french[this.span.end :], english[that.span.end :]
    ordinal = _FRENCH_ORDINAL.match(ours)
    if _ENGLISH_ORDINAL.match(theirs):
        return number > 1 and (ordinal is not None or not ours[:1].isalpha())
    return not theirs[:1].isalpha() and ordinal is None and (this.scale > 1 or not ours[:1].isalpha())


def _is_ambiguous(french: str, this: Quantity) -> bool:
    return "billion" in french[this.core.end : this.span.end].casefold()


def _other_digits(french: str, this: Quantity, english: str, that: Quantity, number: Fraction) -> Repair:
    plural_changes = (max(this.readings) / this.scale < 2) != (number < 2)
    in_words = this.span != this.core and not _LETTERS.fullmatch(french, this.core.end, this.span.end)
    if plural_changes and in_words:
        return Repair(this.span, french_scaled(number, that.scale))
    if plural_changes and _NOUN.match(french, this.span.end):
        return Repair(this.core, None)
    return Repair(this.core, french_digits(english, that))


def _other_scale(french: str, this: Quantity, that: Quantity, number: Fraction) -> Repair:
    if this.span == this.core:
        return Repair(this.core, french_whole(number * that.scale))
    if letters := _LETTERS.fullmatch(french, this.core.end, this.span.end):
        letter = _LETTER_OF.get(that.scale)
        text = f"{french_whole(number) or str(float(number)).replace('.', ',')}{letters['gap']}{letter}"
        return Repair(this.span, text if letter else None)
    if that.scale >= 10**6:
        return Repair(this.span, french_scaled(number, that.scale))
    linked = _OF.match(french, this.span.end)  # “17 millions de dollars” would keep its “de”
    return Repair(this.span, None if linked else french_whole(number * that.scale))
