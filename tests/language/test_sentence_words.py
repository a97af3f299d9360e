"""Abbreviations are written as they are looked up."""

from __future__ import annotations

import pytest

from audit.language.sentence_words import ABBREVIATED, ENGLISH, FRENCH, OTHER, SentenceWords, sentence_words


@pytest.mark.parametrize(
    ("code", "words"), [("fr", FRENCH), ("EN", ENGLISH), ("en-GB", ENGLISH), ("id", OTHER), (None, OTHER)]
)
def test_words_by_code(code: str | None, words: SentenceWords) -> None:
    assert sentence_words(code) is words


@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_small_letters_where_case_makes_no_difference(words: SentenceWords) -> None:
    assert all(word == word.lower() for word in words.before_numbers | words.starters | ABBREVIATED)
    assert not words.titles & words.before_names
