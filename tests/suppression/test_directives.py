"""Directives are found where they stand, and say exactly what they ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.suppression.directives import Directive, find_directives, is_directive

COMMENT = "<!-- audit: ignore LI01 stray_stop – cité tel quel -->"


@pytest.mark.parametrize(
    ("comment", "checks", "reason", "whole"),
    [
        (COMMENT, ("LI01", "stray_stop"), "cité tel quel", False),
        ("<!--audit:ignore-file LI01,LI02 -- x-->", ("LI01", "LI02"), "x", True),
        ("<!-- audit: ignore\u00a0LI01\u00a0— x — y -->", ("LI01",), "x — y", False),
        ("<!-- audit: ignore LI01 - semi-officiel -->", ("LI01",), "semi-officiel", False),
    ],
)
def test_directive(comment: str, checks: tuple[str, ...], reason: str, whole: bool) -> None:
    text = f"Avant.\r\n  {comment}\t\r\nAprès."
    (found,) = find_directives(text)
    assert found.span.of(text) == comment
    expected = Directive(span=found.span, checks=checks, reason=reason, whole_article=whole)
    assert found == expected
    assert is_directive(text, found.span.start, found.span.end)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<!-- audit: ignore LI01 -->", "gives no reason"),
        ("<!-- audit: ignore LI01 – -->", "gives no reason"),
        ("<!-- audit: ignore – x -->", "names no check"),
        ("<!-- audit: skip LI01 – x -->", "not with “skip”"),
        ("<!-- audit: -->", "not with “”"),
        (f"Texte. {COMMENT}", "shares its line"),
        (f"{COMMENT} Texte.", "shares its line"),
        ("<!-- audit: ignore LI01 –\nx -->", "not closed"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    (found,) = find_directives(text)
    assert found.fault and fault in found.fault
    assert not found.checks


@pytest.mark.parametrize(
    "text", ["<!-- audit -->", "<!-- auditeur: ignore LI01 -->", "audit: ignore LI01 – x", ""]
)
def test_other_text_is_no_directive(text: str) -> None:
    assert not list(find_directives(text))
    assert not is_directive(text, 0, len(text))


def test_a_part_of_a_line_is_no_directive() -> None:
    assert not is_directive(f"{COMMENT} {COMMENT}", 0, 2 * len(COMMENT) + 1)
    assert not is_directive(COMMENT, 0, len(COMMENT) - 3)


@given(st.lists(st.sampled_from(["<!-- audit:", "-->", "ignore", " ", "–", "LI01", "\n", "x"])).map("".join))
def test_every_directive_marks_its_own_text(text: str) -> None:
    for found in find_directives(text):
        assert found.span.of(text).startswith("<!-- audit:")
        assert found.fault is not None or (found.checks and found.reason)
