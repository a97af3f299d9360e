"""Sixteen times the text takes sixteen times as long, not 256 times, whatever marks it is full of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import own_checks
from audit.checks.views.article_view import ArticleView
from audit.evidence.scored_evidence import scored_evidence
from audit.passages import prepare
from audit.records import Article, Evidence, Translation
from tests.growth import grows_evenly

SENTENCE = "La commission du port a rejeté hier le projet de digue. "
FILLED = {
    "unpaired_quotes": "« oui ",
    "nested_quotes": "«",
    "unpaired_brackets": "mot) ",
    "mojibake": "(",
    "lost_characters": "a,",
    "stray_stop": "a",
    "broken_punctuation": " ",
    "escaped_characters": "!",
    "english_date": "March 5 ",
    "foreign_characters": "a",
    "english_words": "„",
    "half_negation": "„",
    "number_format": "1,000 ",
    "html_tags": "<!--",
    "repeated_word": "de ",
    "unknown_words": "a",
    "two_spellings": "avec Hélène Durand avec Helene Durand ",
}
"""Check → what the text is full of that made it slow once."""
FEW = ("a", "1 ", "1\u00a0", "ne ", "Oui. ", "007 ", "A ", "«", "÷", "72 °F ", "Paris ", "🙂")
"""What a text may be full of: letters, digits, marks, spaces, numbers with units, short words."""
MANY = (
    *(
        "A",
        "é ",
        "1",
        "1,",
        "12 km ",
        "$5 ",
        "The ",
        "pas ",
        "mille ",
        "oui, ",
        "« ",
        "»",
        '"',
        "'",
        "’",
        "l’",
    ),
    *("(", ") ", "[", "!", "? ", ". ", "... ", "…", "-", "– ", "*", "_", "#", "|", "<b>", "&amp;", "&", "×"),
    "\u200b",
    *("e\u0301", "\u00a0", "\u202f", " ", "\t", "\n", "\n\n", "Oui.\n\n", "March 5 ", "3 p.m. "),
    *("de ", "le la ", "mot mot ", "http://a.b/", "@@ ", "%1$s "),
)
SHORT = 4_000
"""Code points of the shorter text."""


@pytest.mark.parametrize("name", FILLED)
def test_time_grows_with_the_text(name: str) -> None:
    check = next(check for check in own_checks() if check.name == name)

    def look(size: int) -> Callable[[], object]:
        text = FILLED[name] * (size // len(FILLED[name]))
        return lambda: list(check.look(ArticleView(_evidence(text)), check.options))

    assert grows_evenly(look, SHORT)


def test_time_grows_with_the_findings() -> None:
    def judge(count: int) -> Callable[[], object]:
        return lambda: judge_checks(_evidence("( " * count), own_checks())

    assert grows_evenly(judge, 250)


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "with its original"])
@pytest.mark.parametrize("filling", FEW)
def test_judging_grows_with_any_filling(filling: str, beside: bool) -> None:
    _judging_grows(filling, beside, 250)


@pytest.mark.slow
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "with its original"])
@pytest.mark.parametrize("filling", MANY)
def test_judging_grows_with_many_fillings(filling: str, beside: bool) -> None:
    _judging_grows(filling, beside, 1_000)


def _judging_grows(filling: str, beside: bool, size: int) -> None:
    def judge(size: int) -> Callable[[], object]:
        evidence = _evidence(filling * (size // len(filling)), beside=beside)
        return lambda: judge_checks(evidence, own_checks())

    assert grows_evenly(judge, size)


def _evidence(filling: str, *, beside: bool = False) -> Evidence:
    text = SENTENCE * 3 + filling + SENTENCE
    prepared = prepare(Article(id="a", path="a", text=text, digest="", original=text if beside else None))
    backs = tuple(Translation(text=passage.text) if beside else None for passage in prepared.passages)
    return scored_evidence(prepared, backs, (None,) * len(backs), samples=10).evidence
