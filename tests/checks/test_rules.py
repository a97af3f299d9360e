"""One test module for all checks: the folder of rules and the folder of fixtures must match."""

from __future__ import annotations

import pickle
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest

from audit.checks.check import Check, Hit
from audit.checks.running.registry import find_check, known_keys, own_checks
from audit.checks.views.article_view import ArticleView
from audit.records import Place, Span
from tests.checks.cases import Case, read_cases

FOLDER = Path(__file__).parent
BEFORE = "Écarté 🙂.\n\n"
CASES = [
    pytest.param(check, case, id=case.name)
    for check in own_checks()
    for case in read_cases(FOLDER / f"{check.name}.md")
]
CONTRACT = [one for one in CASES if one.values[1].is_contract]
REGRESSION = [one for one in CASES if not one.values[1].is_contract]


def look(check: Check[Any], case: Case) -> list[Hit]:
    options = msgspec.convert(msgspec.to_builtins(check.options) | case.options, type(check.options))
    return sorted(check.look(ArticleView(case.evidence, known_keys()), options), key=lambda hit: hit.span)


def places(hits: list[Hit]) -> list[Place]:
    found = [
        place for hit in hits for place in hit.places or [Place(span=hit.span, suggestion=hit.suggestion)]
    ]
    return sorted(found, key=lambda place: place.span)


def assert_told(check: Check[Any], case: Case) -> None:
    """The places and fixes of the case, its severity where it gives one, and a message of one line."""
    hits = look(check, case)
    text = case.evidence.article.text
    found = [(place.span, place.suggestion) for place in places(hits)]
    expected = list(zip(case.spans, case.fixes, strict=True))
    readable = [span.of(text) for span, _ in found], [span.of(text) for span in case.spans]
    assert found == expected, readable
    if case.severity:
        assert {hit.severity or check.severity for hit in hits} == {case.severity}
    for hit in hits:
        assert hit.message.strip() and "\n" not in hit.message
        assert not hit.places or hit.places[0].span == hit.span


@pytest.mark.parametrize(("check", "case"), CONTRACT)
def test_contract(check: Check[Any], case: Case) -> None:
    assert_told(check, case)


@pytest.mark.regression
@pytest.mark.parametrize(("check", "case"), REGRESSION)
def test_regression(check: Check[Any], case: Case) -> None:
    assert_told(check, case)


@pytest.mark.parametrize("check", own_checks(), ids=lambda check: check.name)
class TestEveryCheck:
    def test_contract_has_hits_and_near_misses(self, check: Check[Any]) -> None:
        cases = [case for case in read_cases(FOLDER / f"{check.name}.md") if case.is_contract]
        assert any(case.spans for case in cases)
        assert any(not case.spans for case in cases)

    def test_spans_shift_with_the_text(self, check: Check[Any]) -> None:
        path = FOLDER / f"{check.name}.md"
        for plain, shifted in zip(read_cases(path), read_cases(path, before=BEFORE), strict=True):
            expected = [place.span.shifted(len(BEFORE)) for place in places(look(check, plain))]
            assert [place.span for place in places(look(check, shifted))] == expected

    def test_pickles(self, check: Check[Any]) -> None:
        assert pickle.loads(pickle.dumps(check)) == check

    def test_documents_itself(self, check: Check[Any]) -> None:
        doc = import_module(check.look.__module__).__doc__ or ""
        assert doc.startswith("Flags ")
        assert "\nWhy it matters: " in doc
        assert "\nKnown false alarms: " in doc

    def test_id_and_name(self, check: Check[Any]) -> None:
        assert re.fullmatch(r"(AC|TE|LI|ST|LO|DE|GR)\d\d", check.id)
        assert find_check(check.id) is check and find_check(check.name.upper()) is check


def test_no_orphans() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {check.name for check in own_checks()}


def test_span_is_never_empty() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start=3, end=3)
