"""Other forms of French words come from their endings and sounds, and are words themselves."""

from __future__ import annotations

import pytest

from audit.language.lexicon import is_word
from audit.weighing.forms import other_forms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("voté", "votée"),
        ("voter", "voté"),
        ("maisons", "maison"),
        ("nationaux", "national"),
        ("importante", "important"),
        ("annoncent", "annonce"),
        ("à", "a"),
        ("la", "le"),
        ("ses", "ces"),
        ("sont", "est"),
    ],
)
def test_a_form_is_among_the_others(word: str, expected: str) -> None:
    assert expected in other_forms(word)


@pytest.mark.parametrize("word", ["Paris", "qwxz", "2024", "OTAN", "", "Maison"])
def test_names_figures_and_what_is_no_word_have_none(word: str) -> None:
    assert other_forms(word) == ()


def test_a_small_word_that_begins_a_sentence_has_forms_that_do() -> None:
    assert {"Tous", "Toute"} <= set(other_forms("Tout"))
    assert other_forms("TOUT") == ()


@pytest.mark.parametrize("word", ["voté", "maisons", "nationaux", "annoncent", "heureuse", "lui", "hier"])
def test_every_form_is_a_word_and_another_one(word: str) -> None:
    forms = other_forms(word)
    assert word not in forms and len(set(forms)) == len(forms)
    assert all(is_word(form, "fr") for form in forms)
