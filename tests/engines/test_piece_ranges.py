"""Pieces lead back to the text as it was given, whatever the normalisation makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.engines.checkpoints.checking import check_model
from audit.engines.checkpoints.locating import Located
from audit.engines.checkpoints.piece_ranges import piece_ranges
from audit.engines.checkpoints.tokenizer import Tokenizer

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="module", params=["compact-en-fr", "compact-fr-en"])
def tokenizer(request: pytest.FixtureRequest) -> Tokenizer:
    return _load(MODELS / request.param)


def spelt(tokenizer: Tokenizer, text: str) -> list[str]:
    """What each piece spells, as given; pieces of nothing left out."""
    _, ranges = tokenizer.encode_target(text)
    return [text[start:end] for start, end in ranges if start < end]


def left_out(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    covered = {place for start, end in ranges for place in range(start, end)}
    return "".join(letter for place, letter in enumerate(text) if place not in covered)


def test_plain() -> None:
    assert piece_ranges("le  prix", [3, 3, 2], [0, 0, 1, 2, 4, 5, 6, 7, 8]) == [(0, 2), (4, 6), (6, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "« L’État », a-t-il dit : “oui”…",
        "\u00ab\u00a0Oui\u00a0\u00bb\u202f!",
        "  deux  espaces\t\n et fin ",
        "e\u0301te\u0301, œuvre, cœur",
        "10 000 € | 3,5 %",
        "\u200bzéro\u200b largeur\u200b",
    ],
)
def test_nothing_but_spaces_is_left_out(tokenizer: Tokenizer, text: str) -> None:
    _, ranges = tokenizer.encode_target(text)
    assert not left_out(text, ranges).strip()


def test_typography_leads_back(tokenizer: Tokenizer) -> None:
    text = "« Oui », dit l’État."
    pieces = spelt(tokenizer, text)
    assert any("«" in piece for piece in pieces) and any("’" in piece for piece in pieces)


def test_pieces_of_one_character_share_it(tokenizer: Tokenizer) -> None:
    _, ranges = tokenizer.encode_target("un ½ litre")
    assert ranges.count((3, 4)) > 1


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_any_text(text: str) -> None:
    tokenizer = _load(MODELS / "compact-en-fr")
    ids, ranges = tokenizer.encode_target(text)
    assert len(ids) == len(ranges)
    assert sorted(ranges) == ranges and all(0 <= start <= end <= len(text) for start, end in ranges)
    assert not ids or not left_out(text, ranges).strip()


@cache
def _load(folder: Path) -> Tokenizer:
    return Tokenizer(check_model(Located(folder=folder, name=folder.name)))
