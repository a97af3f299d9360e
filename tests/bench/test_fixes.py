"""What the bench calls trouble: a fix that leaves its fault, brings a new one, or meets another."""

from __future__ import annotations

import pytest

from audit.records import Flag, Lane, Place, Severity, Span
from bench.fixes import Fix, Fixed, fixes_of, main, troubles

OLD = "abcdefghij"


def flag(name: str, start: int, end: int, fix: str | None = None, severity: str = "minor") -> Flag:
    span = Span(start=start, end=end)
    return Flag(
        check="LI01",
        name=name,
        lane=Lane.FACT,
        severity=Severity(severity),
        category="",
        span=span,
        message="",
        suggestion=fix,
    )


def fixed(*flags: Flag) -> Fixed:
    return Fixed(OLD, tuple(fixes_of(flags)))


def kinds(before: list[Flag], after: list[Flag]) -> list[tuple[str, str]]:
    return [(one.kind, one.check) for one in troubles(before, fixed(*before), after)]


def test_applies_every_fix_and_leads_there_and_back() -> None:
    one = fixed(flag("a", 1, 2, "BBB"), flag("b", 4, 6, ""), flag("c", 8, 9, "I"))
    assert one.text == "aBBBcdghIj"
    assert [one.after(at) for at in (0, 1, 2, 4, 5, 6, 10)] == [0, 1, 4, 6, 6, 6, 10]
    assert [one.written(fix) for fix in one.fixes] == [(1, 4), (6, 6), (8, 9)]
    assert one.before(Span(start=2, end=3)) == Span(start=1, end=2)
    assert one.before(Span(start=6, end=8)).of(OLD) == "gh"
    assert one.before(Span(start=8, end=10)).of(OLD) == "ij"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([flag("a", 1, 2, "BB")], [], []),
        ([flag("a", 1, 2, "BB")], [flag("a", 2, 3)], [("still found", "a")]),
        ([flag("a", 1, 2, "BB")], [flag("a", 3, 4)], [("new", "a")]),
        ([flag("a", 1, 3, "")], [flag("a", 0, 2)], [("still found", "a")]),
        ([flag("a", 1, 2, "BB")], [flag("b", 2, 3)], [("new", "b")]),
        ([flag("a", 1, 2, "BB")], [flag("b", 2, 3, severity="style")], []),
        ([flag("a", 1, 2, "BB"), flag("b", 5, 6)], [flag("b", 6, 7)], []),
        ([flag("a", 1, 2, "BB"), flag("b", 5, 6)], [flag("b", 5, 6)], [("new", "b")]),
    ],
)
def test_trouble(before: list[Flag], after: list[Flag], expected: list[tuple[str, str]]) -> None:
    assert kinds(before, after) == expected


def test_fixes_that_meet() -> None:
    before = [flag("a", 1, 4, "x"), flag("b", 3, 5, "y")]
    places = tuple(Fix(one.name, Place(span=one.span, suggestion=one.suggestion)) for one in before)
    assert [one.kind for one in troubles(before, Fixed(OLD, places[:1]), [])] == ["overlaps"]


def test_reads_the_articles_it_is_given(tmp_path, capsys) -> None:
    (tmp_path / "a.txt").write_text("Le maire est parti , dit-il. Il reviendra demain avec le préfet.")
    main([str(tmp_path)])
    assert "1 articles" in capsys.readouterr().out
