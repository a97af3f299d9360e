"""The cost of scoring is measured beside that of translating, and shown as a ratio."""

from __future__ import annotations

from bench.forced_decoding import Cost, cost_table, measure, places_table
from bench.recorded_engine import RecordedEngine


def test_every_round_but_the_first_is_measured() -> None:
    engine = RecordedEngine({}, rule=str.upper)
    costs = measure(engine, [("un deux", "UN DEUX"), ("", "UN")], rounds=2)
    assert [(cost.tokens, cost.unscored) for cost in costs] == [(3, 1), (3, 1)]
    assert [(cost.sentences, cost.places) for cost in costs] == [(2, 3), (2, 3)]


COSTS = [
    Cost(
        translating=(2.0, 4.0),
        scoring=(scoring, 1.0),
        completing=(5.0, 6.0),
        sentences=10,
        tokens=100,
        unscored=2,
        places=50,
    )
    for scoring in (1.0, 0.5, 9.0)
]


def last_row(table: str) -> list[str]:
    return [cell.strip() for cell in table.splitlines()[-1].split("|")[1:-1]]


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    row = last_row(cost_table({("small-fr-en", "ctranslate2, int8"): COSTS}))
    assert row[:2] == ["small-fr-en", "ctranslate2, int8"]
    assert row[2:] == ["2.00", "4.00", "1.00", "1.00", "0.50", "0.25", "100", "2 of 100"]


def test_a_place_is_measured_by_sentences_scored() -> None:
    row = last_row(places_table({("small-fr-en", "ctranslate2, int8"): COSTS}))
    assert row[2:] == ["50", "100.00", "120.00", "1.00", "1.20"]
