"""How many findings a report shows."""

from collections import Counter
from collections.abc import Sequence

from audit.records import Flag
from audit.reports.wording import listed, spoken

MOST_FINDINGS = 100
"""Per section; results.jsonl holds all."""

MOST_OF_A_CHECK = 20


def shown(flags: Sequence[Flag]) -> list[Flag]:
    """The gravest, of each check and of all no more than anyone reads."""
    seen: Counter[str] = Counter()
    shown = []
    for flag in flags:
        seen[flag.check] += 1
        shown += [flag] if seen[flag.check] <= MOST_OF_A_CHECK else []
    return shown[:MOST_FINDINGS]


def hidden(flags: Sequence[Flag], shown: Sequence[Flag]) -> str:
    """`95 more of number changed`, for each check of which not all are shown."""
    rest = Counter(spoken(flag.name) for flag in flags) - Counter(spoken(flag.name) for flag in shown)
    return listed([f"{number} more of {name}" for name, number in rest.most_common()])
