"""Sixteen times the text takes sixteen times as long, not 256 times, whatever marks it is full of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audit.checks.running.judging import judge_checks
from audit.checks.running.registry import all_checks
from audit.checks.views.article_view import ArticleView
from audit.evidence.scored_evidence import scored_evidence
from audit.passages import prepare
from audit.records import Article, Evidence
from tests.growth import grows_evenly

SENTENCE = "Le conseil municipal de la ville a voté mardi le budget. "
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
SHORT = 4_000
"""Code points of the shorter text."""


@pytest.mark.parametrize("name", FILLED)
def test_time_grows_with_the_text(name: str) -> None:
    check = next(check for check in all_checks() if check.name == name)

    def look(size: int) -> Callable[[], object]:
        text = FILLED[name] * (size // len(FILLED[name]))
        return lambda: list(check.look(ArticleView(_evidence(text)), check.options))

    assert grows_evenly(look, SHORT)


def test_time_grows_with_the_findings() -> None:
    def judge(count: int) -> Callable[[], object]:
        return lambda: judge_checks(_evidence("( " * count), all_checks())

    assert grows_evenly(judge, 250)


def _evidence(filling: str) -> Evidence:
    prepared = prepare(Article(id="a", path="a", text=SENTENCE * 3 + filling + SENTENCE, digest=""))
    nothing = (None,) * len(prepared.passages)
    return scored_evidence(prepared, nothing, nothing, samples=10).evidence
