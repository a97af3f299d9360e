"""What workers are sent to proofread with."""

from __future__ import annotations

from collections.abc import Callable

from audit.records import RuleGroup
from audit.runs.processes.workers import Tasks
from audit.runs.proofreading import hand_over_batches


class Noting:
    """Stands in for workers, which keep every function that they are sent."""

    def __init__(self) -> None:
        self.functions: list[Callable[..., object]] = []

    def hand_over(self, function: Callable[..., object], items: list[object]) -> Tasks[object, object]:
        self.functions.append(function)
        return Tasks(items, [])


def test_all_pools_are_proofread_with_one_function() -> None:
    workers = Noting()
    for _ in range(3):
        hand_over_batches([], (RuleGroup.ELISION,), workers)  # type: ignore[arg-type]
    assert len({id(function) for function in workers.functions}) == 1
