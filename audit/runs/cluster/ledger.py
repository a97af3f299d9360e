"""How often work on an article was begun and came to no end: for whoever is tried again without end.

A cluster gives the work of a process that died to another, for mostly it was the machine that died. An
article that kills its process would so go from one to the next for ever, and its neighbours with it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

TRIES_ALONE = 2
"""A node may die at any time; twice in the midst of one article, it was the article."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Ledger:
    """Counts for one run. Articles are known by their positions, what is done to them by the step's name."""

    def __init__(self) -> None:
        self._together: set[tuple[str, int]] = set()
        self._alone: Counter[tuple[str, int]] = Counter()

    def may_begin_together(self, step: str, positions: Sequence[int]) -> bool:
        """Whether none of these was begun before without an end; from now on all of them were."""
        keys = {(step, position) for position in positions}
        is_new = self._together.isdisjoint(keys)
        self._together |= keys
        return is_new

    def may_begin_alone(self, step: str, position: int) -> bool:
        """Whether there is a try left for this article alone; it is used up."""
        self._alone[step, position] += 1
        return self._alone[step, position] <= TRIES_ALONE

    def end_alone(self, step: str, position: int) -> None:
        """The article came to its end by itself; those begun together with it did not yet."""
        del self._alone[step, position]

    def end_together(self, step: str, positions: Sequence[int]) -> None:
        """All of these came to an end."""
        self._together.difference_update((step, position) for position in positions)


def carefully(
    ledger: Ledger,
    step: str,
    items: Sequence[tuple[int, Item]],
    work: Callable[[Sequence[tuple[int, Item]]], list[tuple[int, Result]]],
    give_up: Callable[[Item], Result],
) -> list[tuple[int, Result]]:
    """Work on all items together or, where processes died of that before, on one after the other.

    What has had all its tries gets the result that `give_up` makes.
    """
    positions = [position for position, _ in items]
    if ledger.may_begin_together(step, positions):
        results = work(items)
    else:
        results = [_alone(ledger, step, item, work, give_up) for item in items]
    ledger.end_together(step, positions)
    return results


def _alone(
    ledger: Ledger,
    step: str,
    item: tuple[int, Item],
    work: Callable[[Sequence[tuple[int, Item]]], list[tuple[int, Result]]],
    give_up: Callable[[Item], Result],
) -> tuple[int, Result]:
    position, article = item
    if not ledger.may_begin_alone(step, position):
        return position, give_up(article)
    (result,) = work([item])
    ledger.end_alone(step, position)
    return result
