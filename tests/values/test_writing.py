"""The French words and figures for an English value."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue
from audit.values.writing import french_clock, french_date_part, french_digits, french_scaled, plain_value


def only(english: str) -> Quantity:
    (value,) = quantities(english, Tongue.ENGLISH)
    return value


@pytest.mark.parametrize(
    ("english", "expected"), [("1,234.5", "1\u202f234,5"), ("1989", "1989"), ("17 billion", "17")]
)
def test_digits(english: str, expected: str) -> None:
    assert french_digits(english, only(english)) == expected


@pytest.mark.parametrize(
    ("english", "expected"), [("17 billion", 17), ("800m", 800), ("fifty", None), ("1,4", None)]
)
def test_what_a_number_states_before_its_scale(english: str, expected: int | None) -> None:
    assert plain_value(english, only(english)) == expected


SCALED = [
    ("17", 10**9, "17 milliards"),
    ("1.5", 10**6, "1,5 million"),
    ("1.2", 10**12, "1\u202f200 milliards"),
    ("1.2345", 10**12, "1\u202f234,5 milliards"),
    ("5", 10**3, None),
]


@pytest.mark.parametrize(("number", "scale", "expected"), SCALED)
def test_scales_in_words(number: str, scale: int, expected: str | None) -> None:
    assert french_scaled(Fraction(number), Fraction(scale)) == expected


@pytest.mark.parametrize(("english", "expected"), [("Thursday", "jeudi"), ("August", "août")])
def test_parts_of_a_date(english: str, expected: str) -> None:
    assert french_date_part(only(english)) == expected


CLOCKS = [
    ("8 p.m.", "18 h", "20 h"),
    ("8 p.m.", "18h30", "20h"),
    ("9:45 p.m.", "9\u00a0h\u00a015", "21\u00a0h\u00a045"),
    ("9:45 p.m.", "9:15", "21\u00a0h\u00a045"),
    ("1 a.m.", "23 heures", "1 heure"),
    ("noon", "11 h", "midi"),
    ("midnight", "11 h", "minuit"),
    ("8:30", "9 h 30", None),
]


@pytest.mark.parametrize(("english", "like", "expected"), CLOCKS)
def test_times_of_day(english: str, like: str, expected: str | None) -> None:
    assert french_clock(only(english), like) == expected
