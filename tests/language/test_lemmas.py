"""Lemmas: inflected forms meet, words that only begin alike do not."""

import pytest

from audit.evidence.overlap import content_words, coverage
from audit.language.lemmas import lemma


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("announced", "announces", "en"),
        ("Economies", "economy", "en"),
        ("children", "child", "en"),
        ("annoncée", "annoncer", "fr"),
        ("maisons", "Maison", "fr"),
    ],
)
def test_forms_of_one_word_have_one_lemma(one: str, other: str, language: str) -> None:
    assert lemma(one, language) == lemma(other, language)


@pytest.mark.parametrize(("one", "other"), [("international", "internet"), ("contract", "contrary")])
def test_words_that_begin_alike_have_two(one: str, other: str) -> None:
    assert lemma(one, "en") != lemma(other, "en")


def test_what_no_dictionary_knows_stays() -> None:
    assert lemma("Zblorfing", "en") == "zblorfing"


def test_content_words_are_lemmas_and_figures() -> None:
    assert content_words("The children went home in 1998.") == {"child", "go", "home", "1998"}


def test_coverage_sees_through_inflection() -> None:
    assert coverage("The ministers announced cuts.", "A minister announces a cut.") > 0.6
    assert coverage("The internet grew.", "An international row.") == 0
