"""Four times the text takes four times as long, not sixteen times, whatever marks it is full of."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit.checks.check import Check
from audit.checks.judging import judge_checks
from audit.checks.registry import all_checks
from audit.measuring import measure
from audit.passages import prepare
from audit.records import Article, Evidence

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
SHORT, TIMES, MOST = 16_000, 4, 9
"""Code points of the shorter text, how many times as long the other is, and may take at most."""


@pytest.mark.parametrize("name", FILLED)
def test_time_grows_with_the_text(name: str) -> None:
    check = next(check for check in all_checks() if check.name == name)
    few, many = (
        _seconds(check, FILLED[name] * (size // len(FILLED[name]))) for size in (SHORT, TIMES * SHORT)
    )
    assert many < MOST * max(few, 0.002)


def test_time_grows_with_the_findings() -> None:
    few, many = (_least(lambda n=n: judge_checks(_evidence("( " * n), all_checks())) for n in (1_000, 4_000))
    assert many < MOST * few


def _seconds(check: Check, text: str) -> float:
    def look() -> None:
        list(check.look(_evidence(text), check.options))

    return _least(look)


def _least(action: Callable[[], object]) -> float:
    """The least time of three: what else the machine does only ever adds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def _evidence(filling: str) -> Evidence:
    prepared = prepare(Article(id="a", path="a", text=SENTENCE * 3 + filling + SENTENCE, digest=""))
    nothing = (None,) * len(prepared.passages)
    return measure(prepared, nothing, nothing, samples=10).evidence
