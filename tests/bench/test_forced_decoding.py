"""The cost of scoring is measured beside that of translating, and shown as a ratio."""

from __future__ import annotations

from bench.forced_decoding import Cost, cost_table, measure
from bench.recorded_engine import RecordedEngine


def test_every_round_but_the_first_is_measured() -> None:
    engine = RecordedEngine({}, rule=str.upper)
    costs = measure(engine, [("un deux", "UN DEUX"), ("", "UN")], rounds=2)
    assert [(cost.tokens, cost.unscored) for cost in costs] == [(3, 1), (3, 1)]


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    costs = [
        Cost(translating=(2.0, 4.0), scoring=(scoring, 1.0), tokens=100, unscored=2)
        for scoring in (1.0, 0.5, 9.0)
    ]
    table = cost_table({("small-fr-en", "ctranslate2, int8"): costs})
    row = [cell.strip() for cell in table.splitlines()[-1].split("|")[1:-1]]
    assert row[:2] == ["small-fr-en", "ctranslate2, int8"]
    assert row[2:] == ["2.00", "4.00", "1.00", "1.00", "0.50", "0.25", "100", "2 of 100"]
