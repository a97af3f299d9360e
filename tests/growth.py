"""Whether work grows evenly with the text, measured on a machine that does other things too."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["grows_evenly"]

TIMES = 16
AT_MOST = 4 * TIMES
"""Half way, in factors, between growth in proportion (16) and by the square (256): four times off either."""
LEAST_S = 0.002
"""What is faster is counted as if it took so long: constant costs are no growth."""
ROUNDS = 4


def grows_evenly(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether what `work(size)` makes takes, at sixteen times the size, less than 64 times as long.

    Counted is the processor time of this thread. Both are measured by turns, and the least of each counts,
    for what else the machine does only ever adds. Where that is not enough, they are measured again.
    """
    few, many = work(size), work(TIMES * size)
    least = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for number, action in enumerate((few, many)):
            start = time.thread_time()
            action()
            least[number] = min(least[number], time.thread_time() - start)
        if least[1] < AT_MOST * max(least[0], LEAST_S):
            return True
    return False
