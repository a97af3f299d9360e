"""Errors are planted where they are said to be."""

from __future__ import annotations

import random

import pytest

from audit.calibration.slips import SLIPS, Lexicon, plant

LINES = [
    "Le maire a longuement parlé de la grande école, et les élèves ont quitté la salle.",
    "Les maires ont parlé des grandes écoles, et un élève a quitté la table.",
    "Le maire a longuement parlé de la grande école, et les élèves ont quitté la salle.",
    "Les maires ont parlé des grandes écoles, et un élève a quitté la table.",
    "La situation générale a changé.",
    "La situation générale a changé.",
]


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


def test_a_fluent_word_is_one_that_news_has_behind_the_word_before() -> None:
    read = Lexicon.of(["la salle", *["la balle", "une malle"] * 2])
    (one,) = plant([("", "Il voit la salle.")], SLIPS["fluent word"], read, random.Random(3))
    assert (one.french, one.right) == ("Il voit la balle.", "salle")


def test_an_added_word_stands_behind_a_noun_in_its_number() -> None:
    (one, *_) = plant([("", "La nation a changé.")], SLIPS["word added"], Lexicon.of(LINES), random.Random(3))
    assert (one.french, one.french[one.start : one.end], one.right) == (
        "La nation générale a changé.",
        "générale",
        "",
    )
