"""The witness is fitted to what separates planted words, and speaks as seldom as it is told to."""

from __future__ import annotations

import random

import pytest

from audit.calibration.logistic import fit_logit, limited, log_odds
from audit.calibration.slips import SLIPS, Lexicon, plant
from audit.evidence.doubts import logit

LINES = [
    "Le maire a longuement parlé de la grande école, et les élèves ont quitté la salle.",
    "Les maires ont parlé des grandes écoles, et un élève a quitté la table.",
    "Le maire a longuement parlé de la grande école, et les élèves ont quitté la salle.",
    "Les maires ont parlé des grandes écoles, et un élève a quitté la table.",
    "La situation générale a changé.",
    "La situation générale a changé.",
]


def test_the_fit_finds_the_feature_that_tells() -> None:
    rng = random.Random(1)
    clean = [(rng.gauss(0, 1), rng.gauss(0, 1)) for _ in range(400)]
    wrong = [(rng.gauss(3, 1), rng.gauss(0, 1)) for _ in range(400)]
    model = fit_logit([*clean, *wrong], [False] * 400 + [True] * 400)
    assert model.weights[0] > 1 and abs(model.weights[1]) < 0.3
    assert logit(model, (3.0, 0.0)) > 0 > logit(model, (0.0, 0.0))


@pytest.mark.parametrize("allowed", [0, 1, 5, 20])
def test_a_limited_model_speaks_of_so_many_clean_words(allowed: int) -> None:
    rng = random.Random(2)
    clean = [(rng.gauss(0, 1),) for _ in range(100)]
    model = limited(fit_logit([*clean, (4.0,), (5.0,)], [False] * 100 + [True] * 2), clean, allowed)
    assert (log_odds(model, clean) > 0.001).sum() == allowed


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_changes_the_line_at_the_place_it_names(name: str) -> None:
    pairs = [("An English line.", line) for line in LINES]
    planted = plant(pairs, SLIPS[name], Lexicon.of(LINES), random.Random(3))
    for one in planted:
        assert one.french != one.clean
        assert one.right in one.clean
        assert one.french[one.start : one.end] != one.right
        rest = one.french[: one.start], one.french[one.end :]
        assert one.clean.startswith(rest[0]) and one.clean.endswith(rest[1])
    assert planted or name == "wrong word"


def test_an_added_word_stands_behind_a_noun_in_its_number() -> None:
    (one, *_) = plant([("", "La nation a changé.")], SLIPS["word added"], Lexicon.of(LINES), random.Random(3))
    assert (one.french, one.french[one.start : one.end], one.right) == (
        "La nation générale a changé.",
        "générale",
        "",
    )
