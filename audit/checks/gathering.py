"""Findings gathered to one per article, so that a habit of typing is one line and not a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from audit.checks.check import Hit
from audit.records import Place, Severity

__all__ = ["gather"]


def gather(
    places: Iterable[Place], message: Callable[[int], str], *, severity: Severity | None = None
) -> Iterator[Hit]:
    """One hit that lists all places, none if there are none; `message` is told how many there are."""
    ordered = tuple(sorted(places, key=lambda place: place.span))
    if ordered:
        first = ordered[0]
        yield Hit(
            span=first.span,
            message=message(len(ordered)),
            suggestion=first.suggestion,
            severity=severity,
            places=ordered,
        )
