"""Findings are set aside where, and only where, a person asked for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.config import Suppression
from audit.passages import prepare
from audit.records import Article, Flag, Prepared, Severity
from audit.suppression.fingerprints import fingerprints, named
from audit.suppression.reviews import Reviews
from audit.suppression.suppressing import set_aside
from tests.reports.builders import flag, place, span_of

NOBODY = Reviews()
BODY = """Le conseil a voté , mardi, le budget de la ville. Le maire , lui, s’est tu.

Les élus ont voté , jeudi, le budget de la ville et celui de la région.
"""


def prepared(text: str) -> Prepared:
    return prepare(Article(id="demo", path="demo.md", text=text, digest="d"))


def commas(text: str) -> list[Flag]:
    """A flag on each lost space, all of check LI01."""
    found = [flag(text, " ,", span=span_of(text, " ,", nth)) for nth in range(text.count(" ,"))]
    return list(named(text, found))


def aside(text: str, flags: list[Flag], *listed: Suppression) -> list[int]:
    """The positions of the flags that are set aside."""
    kept, suppressed = set_aside(flags, prepared(text), listed, NOBODY)
    assert sorted([*kept, *(one.flag for one in suppressed)], key=flags.index) == flags
    return [flags.index(one.flag) for one in suppressed]


def directive(words: str, where: int = 0) -> str:
    """The body with a directive before its paragraph number `where`."""
    paragraphs = BODY.split("\n\n")
    return "\n\n".join([*paragraphs[:where], f"<!-- audit: {words} -->", *paragraphs[where:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, []),
        (directive("ignore LI01 – voulu"), [0, 1]),
        (directive("ignore LI01 – voulu", 1), [2]),
        (directive("ignore stray_stop – voulu", 1), [2]),
        (directive("ignore LI02 – voulu"), []),
        (directive("ignore LI02 li01 – voulu"), [0, 1]),
        (directive("ignore nonsense LI01 – voulu"), [0, 1]),
        (directive("ignore LI01"), []),
        (directive("ignore-file LI01 – voulu", 1), [0, 1, 2]),
        (directive("ignore-file LI01 – voulu", 2), [0, 1, 2]),
        (directive("ignore LI01 – voulu", 2), []),
    ],
)
def test_directives(text: str, expected: list[int]) -> None:
    assert aside(text, commas(text)) == expected


def test_the_reason_is_kept() -> None:
    text = directive("ignore LI01 – voulu par l’auteur")
    _, suppressed = set_aside(commas(text), prepared(text), (), NOBODY)
    assert {one.reason for one in suppressed} == {"voulu par l’auteur"}


def test_an_aggregated_finding_is_ignored_only_as_a_whole() -> None:
    for where, expected in ((0, []), (1, [])):
        text = directive("ignore LI01 – voulu", where)
        places = (place(text, " ,"), place(text, " ,", nth=2))
        assert aside(text, [flag(text, " ,", places=places)]) == expected
    text = directive("ignore LI01 – voulu")
    places = (place(text, " ,"), place(text, " ,", nth=1))
    assert aside(text, [flag(text, " ,", places=places)]) == [0]


def test_directives_are_no_passages() -> None:
    with_directive = [passage.text for passage in prepared(directive("ignore LI01 – voulu", 1)).passages]
    assert with_directive == [passage.text for passage in prepared(BODY).passages]
    assert len(prepared(f"{BODY}\n<!-- audit: ignore LI01 – voulu --> Le reste se lit.").passages) == 4


def test_fingerprints_survive_edits_elsewhere_and_new_severities() -> None:
    name = fingerprints(BODY, commas(BODY))[2]
    listed = Suppression(fingerprint=name, reason="Voulu.")
    assert aside(BODY, commas(BODY), listed) == [2]
    edited = "Un nouveau début , sans rapport.\n\n" + BODY.replace("Le maire , lui, s’est tu.", "")
    assert aside(edited, commas(edited), listed) == [2]
    graver = [replace(one, severity=Severity.CRITICAL) for one in commas(BODY)]
    assert aside(BODY, graver, listed) == [2]


def test_an_entry_may_be_for_one_article() -> None:
    name = fingerprints(BODY, commas(BODY))[0]
    assert aside(BODY, commas(BODY), Suppression(fingerprint=name, reason="x", article="other")) == []
    general = Suppression(fingerprint=name, reason="partout")
    ours = Suppression(fingerprint=name, reason="ici", article="demo")
    _, (suppressed,) = set_aside(commas(BODY), prepared(BODY), (ours, general), NOBODY)
    assert suppressed.reason == "ici"


def test_unused_entries_do_nothing() -> None:
    assert aside(BODY, commas(BODY), Suppression(fingerprint="0" * 16, reason="vieux")) == []
