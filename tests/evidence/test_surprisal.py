"""Words get the scores of the pieces that spell them, wherever those lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.evidence.surprisal import WordScore, word_scores
from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.records import PieceScore, TargetScore
from audit.text import reading


def scored(text: str, *pieces: tuple[str, float | None]) -> list[tuple[str, tuple[float, ...]]]:
    """Each word of `text` and its log-probabilities; these pieces, one after another, spell the text."""
    found, done = [], 0
    for spelt, log_prob in pieces:
        start = text.index(spelt, done) if spelt else done + (text[done : done + 1] == " ")
        done = start + len(spelt)
        found.append(PieceScore(start, done, log_prob))
    words = word_scores(text, TargetScore(pieces=tuple(found), end_log_prob=-0.1))
    return [(word.span.of(text), word.log_probs) for word in words]


def test_pieces_are_gathered_and_punctuation_is_no_word() -> None:
    pieces = [("Le", -0.1), ("anti", -2.0), ("constitution", -0.5), ("nel", -0.25), (".", -0.3)]
    assert scored("Le anticonstitutionnel.", *pieces) == [
        ("Le", (-0.1,)),
        ("anticonstitutionnel", (-2.0, -0.5, -0.25)),
    ]


def test_a_word_with_a_piece_without_score_has_none() -> None:
    assert scored("un 🙂x mot", ("un", -0.1), ("🙂", None), ("x", -3.0), ("mot", -0.2)) == [
        ("un", (-0.1,)),
        ("x", (-3.0,)),
        ("mot", (-0.2,)),
    ]
    (word,) = word_scores("ñandú", TargetScore(pieces=(PieceScore(0, 1, None), PieceScore(1, 5, -1.0))))
    assert word == WordScore(span=word.span, log_probs=(), behind=0.0)


def test_a_piece_of_a_space_alone_belongs_to_the_word_after_it() -> None:
    assert scored("le œuf | dur", ("le", -0.1), ("", -4.0), ("œuf", -1.0), ("|", None), ("dur", -0.2)) == [
        ("le", (-0.1,)),
        ("œuf", (-4.0, -1.0)),
        ("dur", (-0.2,)),
    ]


def test_a_piece_that_reaches_into_two_words_counts_in_both() -> None:
    assert scored("à peu près", ("à peu", -1.0), ("près", -0.5)) == [
        ("à", (-1.0,)),
        ("peu", (-1.0,)),
        ("près", (-0.5,)),
    ]


@pytest.mark.parametrize("score", [TargetScore(), TargetScore(pieces=(PieceScore(0, 7, None),))])
def test_a_text_that_was_not_scored(score: TargetScore) -> None:
    assert [word.log_probs for word in word_scores("un deux", score)] == [(), ()]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(1, 5), st.floats(-9, 0)), max_size=40))
def test_every_word_counted_has_a_place_and_at_least_one_piece(
    text: str, cuts: list[tuple[int, float]]
) -> None:
    pieces, done = [], 0
    for size, log_prob in [*cuts, (len(text), -1.0)]:
        end = min(len(text), done + size)
        pieces.append(PieceScore(done, end, log_prob))
        done = end
    words = word_scores(text, TargetScore(pieces=tuple(pieces), end_log_prob=-0.1))
    assert len(words) == len(LETTERS_AND_DIGITS.findall(reading(text).text))
    assert all(word.log_probs for word in words)
    assert [word.span for word in words] == sorted(word.span for word in words)


def test_behind_a_word_stands_the_next_piece_or_the_end() -> None:
    pieces = (PieceScore(0, 10, -0.2), PieceScore(10, 11, -8.0), PieceScore(12, 15, -0.5))
    found = word_scores("conseiller. Oui", TargetScore(pieces=pieces, end_log_prob=-0.25))
    assert [word.behind for word in found] == [-8.0, -0.25]
