"""Which finding speaks where two checks found the same error: the one that knows more of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from audit.checks.check import Check
from audit.records import Flag

__all__ = ["without_subsumed"]


def without_subsumed(flags: Iterable[Flag], checks: Iterable[Check[Any]]) -> list[Flag]:
    """The flags of these checks, without those whose place one overlaps that their check yields to."""
    yields = {check.name: check.yields_to for check in checks if check.yields_to}
    betters = frozenset().union(*yields.values())
    found = list(flags)
    better = [flag for flag in found if flag.name in betters]
    return [
        flag
        for flag in found
        if not any(
            other.name in yields.get(flag.name, ()) and other.span.overlaps(flag.span) for other in better
        )
    ]
