"""Which finding speaks where two checks found something in one place: the one that knows more of it."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from audit.checks.check import Check, Hit
from audit.records import Evidence, Flag, Place, Remark, Span


def outside_held(hits: Iterable[Hit], held: Sequence[Span]) -> Iterator[Hit]:
    """The hits, without the places that lie in one that holds no text.

    A place that reaches beyond a held one on both sides speaks of more than it, and stays.
    """
    for hit in hits:
        kept = [n for n, span in enumerate(hit.spans) if not any(_is_finer(span, one) for one in held)]
        if len(kept) == len(hit.spans):
            yield hit
        elif kept:
            yield _with_places(hit, kept)


def _is_finer(span: Span, held: Span) -> bool:
    return held.overlaps(span) and (span == held or not span.covers(held))


def _with_places(hit: Hit, numbers: Sequence[int]) -> Hit:
    places = tuple(hit.places[number] for number in numbers)
    message = hit.wording(len(places)) if hit.wording else hit.message
    first = places[0]
    return replace(hit, span=first.span, suggestion=first.suggestion, places=places, message=message)


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


def with_compatible_fixes(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """The flags, of whose fixes no two meet: of those that do, only one can be applied.

    The graver finding keeps its fix, then the one that is sure of more; the other stays, without one.
    """
    found = tuple(flags)
    numbered = [
        (number, place) for number, flag in enumerate(found) for place in flag.all_places if _mends(place)
    ]
    kept: list[Span] = []
    lost: set[tuple[int, Span]] = set()
    for number, place in sorted(numbered, key=lambda one: (_standing(found[one[0]], one[1]), one[0])):
        at = bisect_left(kept, place.span)
        if any(other.overlaps(place.span) for other in kept[max(0, at - 1) : at + 1]):
            lost.add((number, place.span))
        else:
            kept.insert(at, place.span)
    return tuple(_without_fixes(flag, lost, number) for number, flag in enumerate(found)) if lost else found


def _mends(place: Place) -> bool:
    return place.suggestion is not None


def _standing(flag: Flag, place: Place) -> tuple[int, int, Span]:
    return -flag.severity.rank, place.span.start - place.span.end, place.span


def _without_fixes(flag: Flag, lost: Container[tuple[int, Span]], number: int) -> Flag:
    places = tuple(
        replace(place, suggestion=None) if (number, place.span) in lost else place for place in flag.places
    )
    own = None if (number, flag.span) in lost else flag.suggestion
    return replace(flag, places=places, suggestion=own)


def unmarked(evidence: Evidence, flags: Iterable[Flag]) -> tuple[Remark, ...] | None:
    """The remarks on places that no flag marks; one on a whole passage marks no place in it."""
    if evidence.remarks is None:
        return None
    marked = [span for flag in flags for span in flag.spans if not _is_wide(span, evidence)]
    return tuple(one for one in evidence.remarks if not any(span.overlaps(one.span) for span in marked))


def _is_wide(span: Span, evidence: Evidence) -> bool:
    return any(span.covers(item.passage.span) for item in evidence.passages)
