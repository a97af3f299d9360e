"""Which finding speaks where two checks found the same error: the one that knows the original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.records import Flag

__all__ = ["without_subsumed"]

_SUBSUMED = {
    "DE02": frozenset({"LI23"}),  # a ? for an apostrophe: what was lost is known
    "LO03": frozenset({"AC02"}),  # 3 p.m. for 4 p.m.: the right time, in French form
    "LO05": frozenset({"AC02"}),  # the weekday contradicts the date because one of them changed
    "LO06": frozenset({"AC02"}),  # no such day because it is not the original's
    "LO07": frozenset({"AC01"}),  # the fix writes number and scale anew
    "AC12": frozenset({"AC16", "AC17"}),  # a country is a name too; a name that changed places is not new
    "AC13": frozenset({"AC23"}),  # what is shown to be missing is no mere suspicion
    "AC18": frozenset({"AC02", "AC03", "AC10", "AC15"}),  # a word within a time, a measure, a negation
}
"""Check → the checks that say the same better, and whose fix would be undone by its own."""

_BETTER = frozenset().union(*_SUBSUMED.values())


def without_subsumed(flags: Iterable[Flag]) -> list[Flag]:
    """The flags, without those whose place a better one of the same error overlaps."""
    found = list(flags)
    better = [flag for flag in found if flag.check in _BETTER]
    return [flag for flag in found if not _is_subsumed(flag, better)]


def _is_subsumed(flag: Flag, flags: Sequence[Flag]) -> bool:
    better = _SUBSUMED.get(flag.check)
    return better is not None and any(
        other.check in better and other.span.overlaps(flag.span) for other in flags
    )
