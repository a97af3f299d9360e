"""Which links of the alignment are believed."""

from __future__ import annotations

import pytest

from audit.checks.views.pairs import comparable_links
from audit.records import Link


def link(passages: tuple[int, ...], originals: tuple[int, ...], similarity: float) -> Link:
    return Link(passages=passages, originals=originals, similarity=similarity)


@pytest.mark.parametrize(
    ("links", "believed"),
    [
        ([link((0,), (0,), 0.5), link((1,), (1,), 0.1), link((2,), (2,), 0.5)], [0, 1, 2]),
        ([link((0,), (0,), 0.5), link((1,), (1,), 0.01), link((2,), (2,), 0.5)], [0, 2]),
        ([link((0,), (0,), 0.5), link((1,), (1,), 0.1), link((2,), (2,), 0.1)], [0]),
        ([link((0,), (0,), 0.1), link((1,), (1,), 0.5)], [1]),
        ([link((0,), (), 0.0), link((1,), (1,), 0.1), link((2,), (2,), 0.5)], [2]),
        ([link((0, 1), (0,), 0.5), link((2,), (1,), 0.1), link((3,), (2,), 0.5)], [0, 2]),
    ],
)
def test_a_weak_link_is_believed_between_two_sure_ones(links: list[Link], believed: list[int]) -> None:
    assert comparable_links(links) == tuple(links[number] for number in believed)
