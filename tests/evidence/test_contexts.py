"""The context of a word: what surprises in it and around it, in all three ways."""

import re

import pytest

from audit.evidence.content_words import content_contexts
from audit.evidence.contexts import OWN_LOWEST, contexts
from audit.evidence.forests import odds
from audit.records import Forest, Split, WordWeight
from audit.values.quantity import Tongue
from tests.evidence.scored_words import (
    DIRIGEANT,
    TEXT,
    WEIGHED,
    words,
)


def test_only_scored_words_have_a_context() -> None:
    assert [one is None for one in contexts(TEXT, WEIGHED)] == [False] * 4 + [True]


def test_it_holds_the_word_and_its_neighbours_down_to_a_floor() -> None:
    first, found, _, last, _ = contexts(TEXT, WEIGHED)
    assert first is not None and found is not None and last is not None
    assert first[:4] == last[8:12] == (0.0,) * 4, "nothing is before the first, and no score behind the last"
    assert found[:12] == (*(-0.5,) * 4, *(-1.0, -1.0, -1.25, -0.25), *(-6.0,) * 4)
    assert (found[OWN_LOWEST], last[OWN_LOWEST]) == (-1.0, -20.0)
    assert found[-8:] == (0.0, 0.0, 0.0, 9.0, 2.0, 1.0, 4.0, 1.0)


def test_what_is_given_nothing_and_to_the_post_editor_counts_apart() -> None:
    found = contexts(TEXT, words(*[(-1.0,)] * 5, alone=(-3.0,), edited=(-2.0,)))[DIRIGEANT]
    assert found is not None
    assert found[OWN_LOWEST : OWN_LOWEST + 25 : 12] == (-1.0, -3.0, -2.0)
    assert found[36:40] == (2.0, 2.0, 2.0, pytest.approx(2 / 3))


def test_trees_add_up_and_a_bar_belongs_below() -> None:
    tree = Split(feature=0, bar=-1.0, below=Split(feature=1, bar=0.0, below=2.0, above=0.5), above=-3.0)
    forest = Forest(bias=-1.0, trees=(tree, 0.25))
    assert odds(forest, (-1.0, 0.0)) == 1.25
    assert odds(forest, (-1.0, 9.0)) == -0.25
    assert odds(forest, (-0.9, 0.0)) == -3.75


def test_what_carries_no_meaning_or_is_copied_is_no_content() -> None:
    text = "Le wheat est sensible ici"
    scored = [WordWeight(*match.span(), (-1.0,)) for match in re.finditer(r"\w+", text)]
    found = content_contexts(text, scored, text, scored, Tongue.FRENCH)
    assert [word.span.of(text) for word, one in zip(scored, found, strict=True) if one] == ["sensible"]
