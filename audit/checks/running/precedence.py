"""Which finding speaks where two checks found the same error: the one that knows more of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from audit.checks.check import Check
from audit.records import Evidence, Flag, Remark, Span

__all__ = ["unmarked", "without_subsumed"]


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


def unmarked(evidence: Evidence, flags: Iterable[Flag]) -> tuple[Remark, ...] | None:
    """The remarks on places that no flag marks; one on a whole passage marks no place in it."""
    if evidence.remarks is None:
        return None
    marked = [span for flag in flags for span in flag.spans if not _is_wide(span, evidence)]
    return tuple(one for one in evidence.remarks if not any(span.overlaps(one.span) for span in marked))


def _is_wide(span: Span, evidence: Evidence) -> bool:
    return any(span.covers(item.passage.span) for item in evidence.passages)
