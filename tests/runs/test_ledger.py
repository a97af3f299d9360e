"""Work that is tried again after every death comes to an end, and costs only the article that kills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from audit.runs.cluster.ledger import TRIES_ALONE, Ledger, carefully

Items = Sequence[tuple[int, str]]
ITEMS = [(0, "a"), (1, "b"), (2, "killer"), (3, "c"), (4, "killer"), (5, "d")]


class Death(BaseException):
    """Stands for the end of a process: nothing after it runs."""


@dataclass
class Cluster:
    """Gives work that died to the next process, and counts the deaths."""

    ledger: Ledger = field(default_factory=Ledger)
    deaths: int = 0

    def run(self, items: Items, work: Callable[[Items], list[tuple[int, str]]]) -> list[tuple[int, str]]:
        while self.deaths < 20:
            try:
                return carefully(self.ledger, "step", items, work, lambda item: f"{item} gave up")
            except Death:
                self.deaths += 1
        raise AssertionError("it would go on for ever")


def fatal(items: Items) -> list[tuple[int, str]]:
    if any(item == "killer" for _, item in items):
        raise Death
    return [(position, item.upper()) for position, item in items]


def test_what_kills_is_given_up_and_the_others_are_done() -> None:
    cluster = Cluster()
    results = cluster.run(ITEMS, fatal)
    assert results == [(0, "A"), (1, "B"), (2, "killer gave up"), (3, "C"), (4, "killer gave up"), (5, "D")]
    assert cluster.deaths == 1 + 2 * TRIES_ALONE


def test_without_a_death_all_are_done_together() -> None:
    sizes: list[int] = []

    def work(items: Items) -> list[tuple[int, str]]:
        sizes.append(len(items))
        return fatal(items)

    cluster = Cluster()
    cluster.run(ITEMS[:2], work)
    cluster.run(ITEMS[:2], work)  # as when a node died with what it had made
    assert sizes == [2, 2]


@pytest.mark.parametrize("deaths", [1, TRIES_ALONE])
def test_nodes_that_die_cost_no_article(deaths: int) -> None:
    left = iter(range(deaths))

    def work(items: Items) -> list[tuple[int, str]]:
        if next(left, None) is not None:
            raise Death
        return fatal(items)

    assert Cluster().run(ITEMS[:2], work) == [(0, "A"), (1, "B")]


def test_steps_are_counted_apart() -> None:
    ledger = Ledger()
    assert ledger.may_begin_together("prepare", [0])
    assert ledger.may_begin_together("judge", [0])
    assert not ledger.may_begin_together("prepare", [0, 1])
