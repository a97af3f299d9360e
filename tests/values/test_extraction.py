"""What a sentence states, with exact places: one line of values.tsv per case."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue, Writing

LINES = (Path(__file__).parent / "values.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def shown(text: str, value: Quantity) -> str:
    readings = "|".join(f"{float(reading):.15g}" for reading in sorted(value.readings))
    unit = f"/{value.unit}" if value.unit else ""
    told = f"{value.core.of(text)}={readings}{unit}"
    return f"[{told}]" if value.writing is Writing.HINT else told


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES, ids=[case[1] for case in CASES])
def test_values(language: str, sentence: str, expected: str) -> None:
    assert " ".join(shown(sentence, q) for q in quantities(sentence, Tongue(language))) == expected


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES, ids=[case[1] for case in CASES])
def test_spans_nest_and_never_overlap(language: str, sentence: str, expected: str) -> None:
    found = quantities(sentence, Tongue(language))
    for value in found:
        assert value.span.covers(value.core) and value.whole.covers(value.core)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_words_below_three_need_no_counterpart() -> None:
    two, three = quantities("deux ou trois", Tongue.FRENCH)
    assert (two.readings, two.states_number) == (frozenset({Fraction(2)}), False)
    assert three.states_number
