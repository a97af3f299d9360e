"""Whether time grows with the work, measured on a machine that does other things too."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["grows_evenly"]

ROUNDS = 8


def grows_evenly(
    few: Callable[[], object], many: Callable[[], object], at_most: float, *, least_s: float = 0.002
) -> bool:
    """Whether `many` takes at most so many times the processor time of `few`, or `least_s` if that is more.

    Both are measured by turns, and the least of each counts, for what else the machine does only ever adds.
    Where that is not enough, they are measured again, up to eight times: growth by the square never passes.
    """
    least = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for number, action in enumerate((few, many)):
            start = time.process_time()
            action()
            least[number] = min(least[number], time.process_time() - start)
        if least[1] < at_most * max(least[0], least_s):
            return True
    return False
