"""Which values of two sentences have no counterpart."""

from __future__ import annotations

import pytest

from audit.values.comparison import compare_values

SAME = [
    ("1 234,5 tonnes", "1,234.5 tonnes"),
    ("deux milliards d’euros", "€2 billion"),
    ("la 69e session", "the 69th session"),
    ("une dizaine de voix, un demi-million", "ten votes, 500,000"),
    ("il y a trois décennies", "30 years ago"),
    ("80 km par 32 °C", "50 miles at 90 degrees Fahrenheit"),
    ("à 20h30, au XXIe siècle", "at 8:30 p.m., in the twenty-first century"),
    ("le 20 décembre 2012", "on 20.12.2012"),
    ("5 heures et demie", "5 1/2 hours"),
    ("12,5 %", "twelve and a half percent"),
    ("à 20 heures", "at 8"),
    ("à 6 heures du soir", "at 6 p.m."),
    ("battu 21 à 15", "beaten 21:15"),
    ("le 15 juillet", "on the 15th in July"),
    ("35 °C", "95 degrees"),
    ("-5 °C", "23 degrees Fahrenheit"),
    ("moins 20 degrés", "20 below zero"),
    ("40 degrés", "hit 104"),
    ("1,5 °C de plus", "2.7 degrees Fahrenheit warmer"),
    ("13,6 G$", "$13.6-billion"),
]
DIFFERENT = [
    ("à 18 h", "at 8 p.m."),
    ("à 8 h", "at 8 p.m."),
    ("35 degrés", "32 degrees"),
    ("30 °C", "95 degrees"),
    ("2,5 millions", "two and a half billion"),
]


@pytest.mark.parametrize(("french", "english"), SAME)
def test_values_that_agree(french: str, english: str) -> None:
    comparison = compare_values(french, english)
    assert not [q for q in (*comparison.french, *comparison.english) if q.states_number]


@pytest.mark.parametrize(("french", "english"), DIFFERENT)
def test_values_that_do_not_agree(french: str, english: str) -> None:
    comparison = compare_values(french, english)
    assert comparison.french and comparison.english


def test_values_that_differ_are_left_over_on_both_sides() -> None:
    french, english = "12 morts en 1998", "12 dead in 1989"
    comparison = compare_values(french, english)
    assert [q.core.of(french) for q in comparison.french] == ["1998"]
    assert [q.core.of(english) for q in comparison.english] == ["1989"]


def test_a_value_said_twice_answers_once() -> None:
    comparison = compare_values("5 chats", "5 cats, 5 dogs")
    assert [q.span.start for q in comparison.english] == [8]
