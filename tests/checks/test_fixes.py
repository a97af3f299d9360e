"""Every fix of every fixture, applied: its check is content, and no other finds fault with the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import all_checks
from audit.records import Evidence, Passage, PassageEvidence, Place, Span
from tests.checks.cases import Case, read_cases

FOLDER = Path(__file__).parent
CASES = [
    pytest.param(check.name, case, id=case.name, marks=() if case.is_contract else pytest.mark.regression)
    for check in all_checks()
    for case in read_cases(FOLDER / f"{check.name}.md")
    if any(fix is not None for fix in case.fixes)
]

EVERY_WORD = [replace(check, holds_place=False) for check in all_checks()]
"""The checks, none silenced by another: what is found in a healed place stood there before."""


def with_fix(evidence: Evidence, place: Place) -> Evidence:
    """The article with one place rewritten; its translations stay, as a reviewer's do until the next run."""
    change = len(place.suggestion or "") - len(place.span.of(evidence.article.text))
    article = evidence.article
    text = article.text[: place.span.start] + (place.suggestion or "") + article.text[place.span.end :]
    items = tuple(_moved(item, place.span, change, text) for item in evidence.passages)
    prepared = replace(
        evidence.prepared,
        article=replace(article, text=text),
        passages=tuple(item.passage for item in items),
    )
    # What a program remarked holds for the text it read.
    return replace(evidence, prepared=prepared, passages=items, remarks=())


def _moved(item: PassageEvidence, span: Span, change: int, text: str) -> PassageEvidence:
    old = item.passage
    start = old.span.start + (change if old.span.start >= span.end else 0)
    end = old.span.end + (change if old.span.end >= span.end else 0)
    new = Span(start=start, end=end)
    passage: Passage = replace(old, span=new, text=new.of(text))
    return replace(item, passage=passage)


def found(evidence: Evidence, case: Case, name: str) -> Iterator[tuple[str, Place]]:
    """What all checks say of the article, place by place."""
    check = next(check for check in all_checks() if check.name == name)
    options = msgspec.convert(msgspec.to_builtins(check.options) | case.options, type(check.options))
    for flag in judge_checks(evidence, EVERY_WORD, options={name: options}).flags:
        for place in flag.places or (Place(span=flag.span, suggestion=flag.suggestion),):
            yield flag.name, place


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_fix_leaves_nothing_to_find(name: str, case: Case) -> None:
    before = list(found(case.evidence, case, name))
    fixes = [place for check, place in before if check == name and place.suggestion is not None]
    for fix in fixes:
        inside = [p for p in case.evidence.passages if p.passage.span.covers(fix.span)]
        if not inside or not (fix.suggestion or "").strip():
            continue
        after = found(with_fix(case.evidence, fix), case, name)
        written = Span(start=fix.span.start, end=fix.span.start + len(fix.suggestion or ""))
        old = {check for check, place in before if place.span.overlaps(fix.span)} - {name}
        new = {check for check, place in after if place.span.overlaps(written)}
        assert new <= old, (fix.span.of(case.evidence.article.text), fix.suggestion)
