"""Remarks become flags: labelled, ranked, gathered, and never said twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.rules.language.grammalecte import CHECK, Options
from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import find_check
from audit.passages import prepare
from audit.records import (
    Article,
    Evidence,
    Flag,
    Lane,
    PassageEvidence,
    Remark,
    RuleGroup,
    Severity,
    Span,
)
from tests.reports.builders import flag, place, span_of

ID, NAME = CHECK.id, CHECK.name
TEXT = "Les chat mange ici. L’Union Européenne et la Société Américaine ont un rakfisk.\n"
PREPARED = prepare(Article(id="a", path="a.txt", text=TEXT, digest="d"))


def remark(group: RuleGroup, words: str, *suggestions: str) -> Remark:
    return Remark(
        group=group, rule="r_1", message="Un\nmessage.", span=span_of(TEXT, words), suggestions=suggestions
    )


AGREEMENT = remark(RuleGroup.AGREEMENT, "chat", "chats")
CAPITALS = [
    remark(RuleGroup.CAPITALS, "Européenne", "européenne"),
    remark(RuleGroup.CAPITALS, "Américaine", "américaine", "Amérique"),
]


def merged(
    *remarks: Remark, ours: tuple[Flag, ...] = (), groups: Iterable[RuleGroup] = RuleGroup
) -> tuple[Flag, ...]:
    evidence = Evidence(
        prepared=PREPARED,
        passages=tuple(PassageEvidence(passage=passage) for passage in PREPARED.passages),
        remarks=remarks,
    )
    options = Options(groups=tuple(groups))
    # In the order of the ids, ours come after it too.
    return judge_checks(evidence, [CHECK, *map(finding, ours)], options={NAME: options}).flags


def finding(ours: Flag) -> Check[NoOptions]:
    """A check that finds just this."""

    def look(*_: object) -> Iterator[Hit]:
        yield Hit(span=ours.span, message=ours.message, places=ours.places)

    look.__module__ = f"audit.checks.rules.language.{ours.name}"
    category = Category(ours.category)
    return Check(id=ours.check, category=category, severity=ours.severity, lane=ours.lane, look=look)


def test_one_finding() -> None:
    (found,) = merged(AGREEMENT)
    assert (found.check, found.name, found.lane, found.severity) == (ID, NAME, Lane.SUSPICION, Severity.MINOR)
    assert found.span.of(TEXT) == "chat" and found.suggestion == "chats"
    assert found.message == "Grammalecte, r_1: Un message."


def test_a_disagreement_is_one_finding() -> None:
    ends = [
        replace(AGREEMENT, rule="g3__gn_les__b1_a1_1"),
        replace(remark(RuleGroup.AGREEMENT, "mange", "mangé"), rule="g3__gn_les__b1_a2_1"),
    ]
    (found,) = merged(*ends)
    assert [(one.span.of(TEXT), one.suggestion) for one in found.places] == [("chat", None), ("mange", None)]
    assert found.suggestion is None
    assert len(merged(ends[0], replace(ends[1], rule="g3__gn_la__b1_a2_1"))) == 2
    assert len(merged(ends[0], replace(ends[1], span=span_of(TEXT, "rakfisk")))) == 2


def test_typography_is_one_line_of_style() -> None:
    (found,) = merged(*CAPITALS)
    assert found.severity is Severity.STYLE
    assert [(one.span.of(TEXT), one.suggestion) for one in found.places] == [
        ("Européenne", "européenne"),
        ("Américaine", None),
    ]
    assert "2 places" in found.message


def test_spelling_is_gathered_and_minor() -> None:
    (found,) = merged(remark(RuleGroup.SPELLING, "rakfisk"))
    assert found.severity is Severity.MINOR and "1 word not" in found.message


def test_what_we_have_flagged_is_not_said_again() -> None:
    ours = flag(TEXT, "Les chat", span=span_of(TEXT, "Les chat"))
    assert merged(AGREEMENT, ours=(ours,)) == (ours,)
    places = flag(TEXT, "Les", places=(place(TEXT, "Les"), place(TEXT, "chat mange")))
    assert merged(AGREEMENT, ours=(places,)) == (places,)
    elsewhere = flag(TEXT, "mange", span=span_of(TEXT, "mange"))
    assert [one.check for one in merged(AGREEMENT, ours=(elsewhere,))] == [ID, elsewhere.check]


def test_a_flag_on_the_whole_passage_hides_nothing() -> None:
    whole = flag(TEXT, "Les", span=Span(start=0, end=len(TEXT) - 1))
    assert len(merged(AGREEMENT, ours=(whole,))) == 2


def test_groups_that_are_not_wanted_are_left_out() -> None:
    assert merged(AGREEMENT, *CAPITALS, groups=[RuleGroup.AGREEMENT]) == merged(AGREEMENT)


def test_it_can_be_named() -> None:
    assert find_check("gr01") is find_check("Grammalecte") is CHECK
    assert find_check("GR02") is None
