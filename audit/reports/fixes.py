"""A certain fix, shown as a diff of the line it mends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from audit.records import Flag, Place, Span
from audit.reports.characters import isolate, shorten, show_spaces, visible
from audit.reports.markdown import Markdown, code_block
from audit.reports.quoting import CUT, window

__all__ = ["diff", "fixable"]

CONTEXT = 30
KEPT = 24
"""How much of a long unchanged stretch is kept at either end."""

LONGEST_COMPARED = 2000
LONGEST_SHOWN = 300
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class _Change:
    old: str
    new: str


def fixable(flag: Flag) -> tuple[Place, ...]:
    """The places of a flag for which a fix is certain."""
    places = flag.places or (Place(span=flag.span, suggestion=flag.suggestion),)
    return tuple(place for place in places if place.suggestion is not None)


def diff(text: str, places: Sequence[Place]) -> Markdown:
    """A `diff` block with a removed and an added line per place; at most six places."""
    lines = []
    for place in places[:MOST_LINES]:
        change = _told_apart(_change(text, place))
        lines += [f"- {isolate(change.old)}", f"+ {isolate(change.new)}"]
    return code_block(lines, "diff")


def _change(text: str, place: Place) -> _Change:
    shown = window(text, _line(text, place.span), place.span, CONTEXT)
    before, after = text[shown.start : place.span.start], text[place.span.end : shown.end]
    old, new = _abridged(before + place.span.of(text) + after, before + (place.suggestion or "") + after)
    return _Change(visible(old), visible(new))


def _line(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start=start, end=len(text) if end < 0 else end)


def _abridged(old: str, new: str) -> tuple[str, str]:
    """Both texts with the long stretches they share cut short."""
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return _beginning(old, new)
    left, right = "", ""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and j - i > 3 * KEPT:
            kept = f"{old[i : i + KEPT]} {CUT} {old[j - KEPT : j]}"
            left, right = left + kept, right + kept
        else:
            left, right = left + old[i:j], right + new[k:m]
    return left, right


def _beginning(old: str, new: str) -> tuple[str, str]:
    """Both texts around their first difference, where comparing them whole would take too long."""
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    start = max(0, sum(1 for _ in shared) - KEPT)
    return shorten(old[start:], LONGEST_SHOWN), shorten(new[start:], LONGEST_SHOWN)


def _told_apart(change: _Change) -> _Change:
    """Kinds of space look alike; where nothing else changes, they are shown."""
    if "".join(change.old.split()) != "".join(change.new.split()):
        return change
    return _Change(show_spaces(change.old), show_spaces(change.new))
