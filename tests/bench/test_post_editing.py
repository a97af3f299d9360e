"""Edits are runs of words, whatever the typography around them."""

import pytest

from bench.post_editing import edits


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Les « maire » ont voté !", 'Les "maire" ont voté!', set()),
        ("Les maire ont voté.", "Les maires ont voté.", {(1, ("maires",))}),
        ("Ils sont terminées.", "Ils sont presque terminées.", {(2, ("presque",))}),
        ("Ils sont très terminées.", "Ils sont terminées.", {(2, ())}),
        (
            "Il a était à la tête de le groupe.",
            "Il a été à la tête du groupe.",
            {(2, ("été",)), (6, ("du",))},
        ),
    ],
)
def test_edits(before: str, after: str, expected: set[tuple[int, tuple[str, ...]]]) -> None:
    assert edits(before, after) == expected
