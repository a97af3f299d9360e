"""The records of stated values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from audit.records import Span


class Tongue(StrEnum):
    """The two languages whose values can be read, as ISO 639-1 codes."""

    FRENCH = "fr"
    ENGLISH = "en"


class ValueKind(StrEnum):
    """What a value counts.

    Months run from 1 to 12, weekdays from 1 (Monday) to 7, days (of a named month) from 1 to 31; times of day
    are minutes since midnight.
    """

    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    DAY = "day"
    TIME = "time"


class Writing(StrEnum):
    """How a value is written, which says how much its absence means.

    DIGITS and WORDS state a number; a HINT only implies one (“dozens”, “a decade”, “noon”): it can answer a
    number of the other language but nobody need translate it by one.
    """

    DIGITS = "digits"
    WORDS = "words"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value at a place of a sentence.

    `readings` are all the values it may stand for: `'98` is 98 or 1998, `1,234` a thousand or a little more
    than one, `14 h` also 2. `core` covers the number alone, `span` also its scale (“5,2 millions”), `whole`
    also its unit (“5,2 millions d’euros”). `scale` is what the words or letters behind the number multiply it
    by. `unit` is a canonical name (`EUR`, `percent`, `km`), None where no known unit is attached.
    """

    span: Span
    core: Span
    whole: Span
    kind: ValueKind
    writing: Writing
    readings: frozenset[Fraction]
    scale: Fraction = Fraction(1)
    unit: str | None = None

    @classmethod
    def bare(cls, span: Span, kind: ValueKind, writing: Writing, *readings: Fraction | int) -> Quantity:
        """A value that all of its words state, without a scale or unit beside them."""
        values = frozenset(map(Fraction, readings))
        return cls(span=span, core=span, whole=span, kind=kind, writing=writing, readings=values)

    @property
    def may_be_time(self) -> bool:
        """Whether it is a time of day, or hours that may be one (“18 heures”)."""
        hours = self.unit == "hour" and self.writing is Writing.DIGITS and min(self.readings) <= 24
        return self.kind is ValueKind.TIME or hours

    @property
    def states_number(self) -> bool:
        """Whether a translation must render it: digits and dates always, words from three on.

        One and two hide in articles, pronouns, “both”, “twice”, “couple”.
        """
        if self.writing is Writing.WORDS and self.kind is ValueKind.NUMBER:
            return min(self.readings) >= 3
        return self.writing is not Writing.HINT
