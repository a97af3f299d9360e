"""Every fix of every fixture, applied: its finding is gone, and nothing new is found in the article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import own_checks
from audit.passages import prepare
from audit.records import Article, Evidence, Flag, Passage, PassageEvidence, Span
from bench.fixes import Fixed, fixes_of, troubles
from tests.checks.cases import Case, read_cases

FOLDER = Path(__file__).parent
CASES = [
    pytest.param(check.name, case, id=case.name, marks=() if case.is_contract else pytest.mark.regression)
    for check in own_checks()
    for case in read_cases(FOLDER / f"{check.name}.md")
    if any(fix is not None for fix in case.fixes)
]


TOGETHER = [
    'Il a dit : "Nous avons le "grand poêle" et l’eau coûte 5%; c’est tout." Puis il est sorti.',
    "“Nous irons demain à la gare.\n\n“Nous irons tous”, a dit le maire.",
    "On lit sur le mur : « Le maire a crié : « Nous voulons la paix ! »",
    "Le maire a parlé à 4:30 p.m., le June 31, 2021, et le billet coûte $5,50!",
    "La premiere scene de l&#39;acte &quot;deux&quot; est jouee apres apres la pause.",
]
"""Articles whose faults touch each other."""


def judged(evidence: Evidence, case: Case, name: str) -> tuple[Flag, ...]:
    """What all checks say of the article, with the options of the case."""
    check = next(check for check in own_checks() if check.name == name)
    options = msgspec.convert(msgspec.to_builtins(check.options) | case.options, type(check.options))
    return judge_checks(evidence, own_checks(), options={name: options}).flags


def with_fixes(evidence: Evidence, fixed: Fixed) -> Evidence:
    """The article rewritten; its translations stay, as a reviewer's do until the next run."""
    items = tuple(_moved(item, fixed) for item in evidence.passages)
    prepared = replace(
        evidence.prepared,
        article=replace(evidence.article, text=fixed.text),
        passages=tuple(item.passage for item in items),
    )
    # What a program or a model said holds for the text it read.
    return replace(evidence, prepared=prepared, passages=items, remarks=(), weights=())


def _moved(item: PassageEvidence, fixed: Fixed) -> PassageEvidence:
    old = item.passage
    span = Span(start=fixed.after(old.span.start), end=fixed.after(old.span.end))
    passage: Passage = replace(old, span=span, text=span.of(fixed.text))
    return replace(item, passage=passage)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_fixes_leave_nothing_to_find(name: str, case: Case) -> None:
    before = judged(case.evidence, case, name)
    fixed = Fixed(case.evidence.article.text, tuple(fixes_of(before)))
    after = judged(with_fixes(case.evidence, fixed), case, name)
    assert fixed.fixes
    assert list(troubles(before, fixed, after)) == []


def read(text: str) -> tuple[Flag, ...]:
    prepared = prepare(Article(id="a", path="a.txt", text=text, digest=""))
    passages = tuple(PassageEvidence(passage=passage) for passage in prepared.passages)
    return judge_checks(Evidence(prepared=prepared, passages=passages), own_checks()).flags


@pytest.mark.parametrize("text", TOGETHER)
def test_fixes_that_touch_each_other_agree(text: str) -> None:
    before = read(text)
    fixed = Fixed(text, tuple(fixes_of(before)))
    assert fixed.text != text or not fixed.fixes
    assert list(troubles(before, fixed, read(fixed.text))) == []
