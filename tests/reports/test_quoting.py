"""Quotations, places and diffs."""

from __future__ import annotations

import pytest

from audit.language.display_names import language_name
from audit.records import Place, Span
from audit.reports.article.fixes import diff
from audit.reports.article.quoting import quote, window
from audit.reports.summary.places import Lines
from audit.reports.wording import count, listed, number
from tests.reports.builders import place, span_of

TEXT = "Un deux trois quatre cinq six sept huit neuf dix."
WHOLE = Span(start=0, end=len(TEXT))


def lines_of(text: str, *places: Place) -> list[str]:
    return diff(text, places, Lines.of(text)).split("\n")[1:-1]


@pytest.mark.parametrize(
    ("words", "reach", "expected"),
    [
        ("cinq", 100, TEXT),
        ("cinq", 8, "quatre cinq six"),
        ("cinq", 0, "cinq"),
        ("Un", 6, "Un deux"),
        ("dix.", 6, "neuf dix."),
    ],
)
def test_window_is_cut_between_words(words: str, reach: int, expected: str) -> None:
    assert window(TEXT, WHOLE, span_of(TEXT, words), reach).of(TEXT) == expected


def test_window_cuts_words_that_are_too_long() -> None:
    text = "a" * 500 + "X" + "b" * 500
    assert window(text, Span(start=0, end=1001), Span(start=500, end=501), 10).of(text) == (
        "a" * 10 + "X" + "b" * 10
    )


def test_quote_marks_and_cuts() -> None:
    shown = span_of(TEXT, "trois quatre cinq")
    marks = [span_of(TEXT, "quatre"), span_of(TEXT, "atre cinq six")]
    assert quote(TEXT, shown, marks, bounds=WHOLE) == "[…] trois **quatre cinq** […]"


def test_quote_abridges_long_marks() -> None:
    text = "mot " * 200
    found = quote(text, Span(start=0, end=800), [Span(start=0, end=800)], bounds=Span(start=0, end=800))
    assert len(found) < 200 and found.count("**") == 4


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a\nb\nc", Span(start=2, end=3), "line 2:1, characters 2–3"),
        ("a\r\nb", Span(start=3, end=4), "line 2:1, characters 3–4"),
        ("a\nb\nc", Span(start=0, end=2), "line 1:1, characters 0–2"),
        ("a\nb\nc", Span(start=0, end=5), "lines 1:1–3, characters 0–5"),
    ],
)
def test_place(text: str, span: Span, expected: str) -> None:
    assert Lines.of(text).place(span) == expected


def test_diff_of_one_place() -> None:
    assert lines_of(TEXT, place(TEXT, "cinq", "5")) == [
        "- Un deux trois quatre cinq six sept huit neuf dix.",
        "+ Un deux trois quatre 5 six sept huit neuf dix.",
    ]


def test_diff_of_neighbours_is_one() -> None:
    assert lines_of("a b c", place("a b c", "a", "A"), place("a b c", "c", "C")) == ["- a b c", "+ A b C"]


def test_diff_of_several_lines_names_them() -> None:
    text = "a\nb"
    assert lines_of(text, place(text, "a", "A"), place(text, "b", "B")) == [
        *("@@ line 1 @@", "- a", "+ A"),
        *("@@ line 2 @@", "- b", "+ B"),
    ]


def test_diff_of_overlapping_places_keeps_them_apart() -> None:
    found = lines_of(TEXT, place(TEXT, "un", "x") if "un" in TEXT else place(TEXT, "Un", "x"))
    assert found[1].startswith("+ x deux")
    both = lines_of("abc", place("abc", "ab", "X"), place("abc", "bc", "Y"))
    assert [line for line in both if line[0] == "+"] == ["+ Xc", "+ aY"]


def test_diff_abridges_what_stays() -> None:
    text = "“" + "mot " * 100 + "fin »"
    old, new = lines_of(text, Place(span=Span(start=0, end=len(text)), suggestion="«" + text[1:]))
    assert old.startswith("- “mot") and new.startswith("+ «mot")
    assert "[…]" in old and len(old) < 80 and old[3:] == new[3:]


def test_diff_can_delete() -> None:
    assert lines_of("mot mot fin", place("mot mot fin", "mot ", "")) == ["- mot mot fin", "+ mot fin"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (count(1, "slip"), "1 slip"),
        (count(0, "slip"), "0 slips"),
        (count(1234, "slip"), "1 234 slips"),
        (number(3), "three"),
        (number(12), "12"),
        (listed([]), ""),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (language_name("id"), "Indonesian"),
        (language_name("zz"), "zz"),
        (language_name("?"), "?"),
    ],
)
def test_words(said: str, expected: str) -> None:
    assert said == expected
