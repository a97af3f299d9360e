"""What is put in place of a French number: right beside what stands around it, or nothing."""

from __future__ import annotations

import pytest

from audit.values.extraction import quantities
from audit.values.quantity import Tongue
from audit.values.repair import approximate, repair_number

CASES = [
    ("8,7 %", "7.8 percent", "8,7", "7,8"),
    ("17 millions de dollars", "18 billion dollars", "17 millions", "18 milliards"),
    ("1,2 milliard de dollars", "$1.2 trillion", "1,2 milliard", "1\u202f200 milliards"),
    ("1,4 billion d’euros", "€1.5 trillion", "1,4 billion", "1\u202f500 milliards"),
    ("1,2 million", "2.3 million", "1,2 million", "2,3 millions"),
    ("1,2 million", "1.3 million", "1,2", "1,3"),
    ("350 000 euros", "€3.5 million", "350 000", "3\u202f500\u202f000"),
    ("17 millions de dollars", "17,500 dollars", "17 millions", None),
    ("13,6 M$", "$13.6 billion", "13,6 M", "13,6 Md"),
    ("13,6 G$", "$16.3 billion", "13,6", "16,3"),
    ("60 kilos", "200 pounds", "60", None),
    ("60 kilos", "50", "60", None),
    ("63 ans", "36", "63", "36"),
    ("40 euros", "14", "40", None),
    ("1,2 milliard.", "$1.2 trillion", "1,2 milliard", "1\u202f200 milliards"),
    ("1,2 milliard de zlotys", "$1.2 trillion", "1,2 milliard", None),
    ("1 blessé", "3 injured", "1", None),
    ("4 blessés", "5 injured", "4", "5"),
    ("la 21e minute", "the 12th minute", "21", "12"),
    ("la 1re place", "the 2nd place", "1", None),
    ("12", "13m", "12", None),
    ("quinze", "fifty", "quinze", None),
]


@pytest.mark.parametrize(("french", "english", "place", "expected"), CASES)
def test_repair(french: str, english: str, place: str, expected: str | None) -> None:
    (this,), (that,) = quantities(french, Tongue.FRENCH), quantities(english, Tongue.ENGLISH)
    repair = repair_number(french, this, english, that)
    assert (repair.span.of(french), repair.text) == (place, expected)


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [("16 km", "100 miles", 160), ("60 kilos", "200 pounds", 91), ("5 %", "6", None)],
)
def test_conversion_is_told_in_two_figures(french: str, english: str, expected: int | None) -> None:
    (this,), (that,) = quantities(french, Tongue.FRENCH), quantities(english, Tongue.ENGLISH)
    assert approximate(this, that) == expected
