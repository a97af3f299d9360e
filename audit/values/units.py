"""Units, percentages and currencies beside a number, under one name for both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from audit.data_files import read_table
from audit.values.quantity import Tongue

_LINK = r"[\s-]{0,2}(?:(?:de|of)\s|d['’])?"
_BAR = re.compile(r"\|(?![^(]*\))")
"""Between two spellings of a unit: a bar that stands outside brackets."""
_MONEY = "money"
_SIGN = re.compile(r"(US\$|\$US|\$|€|£|¥|₹|EUR|USD|GBP|CHF|CZK)\s?$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `factor` and `offset` convert to the base unit of its dimension, None where nothing does."""

    name: str
    dimension: str
    factor: Fraction | None
    offset: Fraction
    patterns: Mapping[Tongue, str] = field(compare=False)

    def to_base(self, amount: Fraction) -> Fraction | None:
        """The amount in the base unit of the dimension."""
        return None if self.factor is None else amount * self.factor + self.offset


_ALIKE = (
    {"GBP", "pound"},
    {"CZK", "crown"},
    {"CHF", "FRF"},
    {"INR", "IDR"},
    {"°C", "degree"},
    {"°F", "degree"},
    {"mile", "nautical mile"},
    {"USD", "peso"},
    {"cent", "USD"},
)
"""Names that one language tells apart and the other may not, and signs that several currencies share."""


def may_be_one(this: str, that: str) -> bool:
    """Whether two unit names can mean the same unit."""
    return this == that or {this, that} in _ALIKE


@cache
def units() -> dict[str, Unit]:
    """All known units, by name."""
    found = {}
    for row in read_table("audit.values", "units"):
        patterns = {Tongue.FRENCH: row["french"], Tongue.ENGLISH: row["english"]}
        factor = Fraction(row["factor"]) if row["factor"] else None
        offset = Fraction(row["offset"] or 0)
        found[row["unit"]] = Unit(row["unit"], row["dimension"], factor, offset, patterns)
    return found


@cache
def _spellings(language: Tongue) -> tuple[tuple[str, str], ...]:
    """Spellings that may follow a number, the longest first so that “square metres” beats “metres”."""
    found = [(piece, unit.name) for unit in units().values() for piece in _BAR.split(unit.patterns[language])]
    found.sort(key=lambda pair: -len(pair[0]))
    return tuple(found)


@cache
def _behind_a_number(spelling: str) -> re.Pattern[str]:
    return re.compile(rf"{_LINK}(?:{spelling})(?![\w'’])")


@cache
def _any_unit(language: Tongue) -> re.Pattern[str]:
    return _behind_a_number("|".join(spelling for spelling, _ in _spellings(language)))


@cache
def _sign_names() -> dict[str, str]:
    return {
        spelling.replace("\\", ""): unit.name
        for unit in units().values()
        if unit.dimension == _MONEY
        for pattern in unit.patterns.values()
        for spelling in _BAR.split(pattern)
    }


def unit_after(text: str, position: int, language: Tongue) -> tuple[str, int] | None:
    """The unit written after a number that ends at `position`: its name, and where it ends."""
    nearby = text[position : position + 40]
    if not _any_unit(language).match(nearby):
        return None  # nearly always: hardly any of the numbers in the news has a unit
    for spelling, name in _spellings(language):
        if match := _behind_a_number(spelling).match(nearby):
            return name, position + match.end()
    return None


def unit_before(text: str, position: int) -> tuple[str, int] | None:
    """The currency whose sign stands before a number that starts at `position`, and where it starts."""
    start = max(0, position - 5)
    sign = _SIGN.search(text[start:position])
    return (_sign_names()[sign[1]], start + sign.start()) if sign else None
