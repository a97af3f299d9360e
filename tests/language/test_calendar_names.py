"""Names of the calendar as sentences write them, in order."""

from __future__ import annotations

from audit.language.calendar_names import (
    DAYS,
    ENGLISH_MONTHS,
    MONTHS,
    WEEKDAYS,
    month_abbreviations,
    weekday_names,
)


def test_names_are_small_in_french_and_in_order() -> None:
    assert list(MONTHS)[:3] == ["janvier", "février", "mars"] and MONTHS["décembre"] == 12
    assert WEEKDAYS["lundi"] == 0 and weekday_names("en")[6] == "Sunday"
    assert ENGLISH_MONTHS["may"] == "mai"


def test_abbreviations_have_no_stop_and_differ_from_the_name() -> None:
    assert month_abbreviations("fr")["févr"] == 2
    assert "mai" not in month_abbreviations("fr") and "May" not in month_abbreviations("en")


def test_february_can_have_29_days() -> None:
    assert (DAYS[2], DAYS[4], sum(DAYS.values())) == (29, 30, 366)
