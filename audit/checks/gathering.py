"""Findings gathered to one per article, so that a habit of typing is one line and not a hundred."""

from collections.abc import Iterable, Iterator
from functools import partial

from audit.checks.check import Hit
from audit.records import Place, Severity


def gather(
    places: Iterable[Place], message: str, *, one: str | None = None, severity: Severity | None = None
) -> Iterator[Hit]:
    """One hit that lists all places, none if there are none.

    In `message`, `{count}` stands for how many there are and `{s}` for the s of the plural. `one` is said
    instead where there is but one place.
    """
    ordered = tuple(sorted(places, key=lambda place: place.span))
    if ordered:
        wording = partial(_worded, message, one)
        yield Hit(
            span=ordered[0].span,
            message=wording(len(ordered)),
            suggestion=ordered[0].suggestion,
            severity=severity,
            places=ordered,
            wording=wording,
        )


def _worded(message: str, one: str | None, count: int) -> str:
    spoken = one if one and count == 1 else message
    return spoken.format(count=count, s="s" * (count > 1))
