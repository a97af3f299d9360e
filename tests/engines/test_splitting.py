"""Long texts are split where a reader would pause, and nothing is lost unless it is reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.engines.splitting import TextPart, split


def words(text: str) -> int:
    return len(text.split())


def characters(text: str) -> int:
    return len("".join(text.split()))


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("un deux trois", 3, ["un deux trois"]),
        ("un deux, trois quatre", 3, ["un deux,", "trois quatre"]),
        ("un, deux, trois, quatre", 2, ["un, deux,", "trois, quatre"]),
        ("un deux trois quatre cinq, six", 2, ["un deux", "trois quatre", "cinq, six"]),
        ("a dit « oui bien sûr » hier", 4, ["a dit « oui", "bien sûr » hier"]),
        ("un prix de 3,5 % et 1.000 hommes", 4, ["un prix de 3,5", "% et 1.000 hommes"]),
    ],
)
def test_where(text: str, limit: int, pieces: list[str]) -> None:
    assert split(text, limit, words) == [TextPart(text=piece) for piece in pieces]


def test_a_word_too_long_is_cut_and_says_so() -> None:
    assert split("oui, " + "x" * 5000 + " non", 10, characters) == [
        TextPart(text="oui,"),
        TextPart(text="x" * 10, cut=True),
        TextPart(text="non"),
    ]


@settings(deadline=None)
@given(st.text(alphabet="ab ,.;\n«»", max_size=200), st.integers(1, 30))
def test_pieces_fit_and_nothing_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit, characters)
    assert all(characters(piece.text) <= limit for piece in pieces)
    if not any(piece.cut for piece in pieces):
        assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    cut = [word for word in text.split() if len(word) > limit]
    assert any(piece.cut for piece in pieces) == bool(cut)
