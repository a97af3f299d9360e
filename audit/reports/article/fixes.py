"""A certain fix, shown as a diff of the line it mends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from audit.records import Place, Span
from audit.reports.article.quoting import line_around, window
from audit.reports.markdown.characters import isolate, show_spaces, visible
from audit.reports.markdown.safe_markdown import Markdown, code_block
from audit.reports.summary.places import Lines
from audit.reports.wording import CUT, shorten

CONTEXT = 30
KEPT = 24
"""How much of a long unchanged stretch is kept at either end."""

LONGEST_COMPARED = 2000
LONGEST_SHOWN = 300
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a line as it is, and as it would be mended; `line` is its number in the article."""

    line: int
    old: str
    new: str


def diff(text: str, places: Sequence[Place], lines: Lines) -> Markdown:
    """A `diff` block: a removed and an added line per place, or per group of places close to one another.

    Where there are several, each is headed by the number of its line in the article.
    """
    found = changes(text, places, lines)
    shown = []
    for change in found:
        head = [f"@@ line {change.line} @@"] if len(found) > 1 else []
        shown += [*head, f"- {isolate(change.old)}", f"+ {isolate(change.new)}"]
    return code_block(shown, "diff")


def changes(text: str, places: Sequence[Place], lines: Lines) -> list[Change]:
    """A change per place, or per group of places close to one another; of no more places than are shown."""
    return [_change(text, group, lines) for group in _groups(text, places[:MOST_PLACES])]


def _groups(text: str, places: Sequence[Place]) -> list[list[Place]]:
    """Places in order, those together that stand close on one line; what overlaps stays apart."""
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda place: place.span):
        between = text[groups[-1][-1].span.end : place.span.start] if groups else ""
        if groups and between and "\n" not in between and len(between) <= 2 * CONTEXT:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _change(text: str, group: Sequence[Place], lines: Lines) -> Change:
    whole = Span(start=group[0].span.start, end=group[-1].span.end)
    shown = window(text, line_around(text, whole), whole, CONTEXT)
    new, done = "", shown.start
    for place in group:
        new += text[done : place.span.start] + (place.suggestion or "")
        done = place.span.end
    old, new = _abridged(shown.of(text), new + text[done : shown.end])
    return _told_apart(Change(lines.number(group[0].span.start), visible(old), visible(new)))


def _abridged(old: str, new: str) -> tuple[str, str]:
    """Both texts with the long stretches they share cut short."""
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return _beginning(old, new)
    if min(len(old), len(new)) <= 3 * KEPT:
        return old, new
    left, right = "", ""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and j - i > 3 * KEPT:
            head, tail = old[i : i + KEPT].rpartition(" ")[0], old[j - KEPT : j].partition(" ")[2]
            kept = f"{head or old[i : i + KEPT]} {CUT} {tail or old[j - KEPT : j]}"
            left, right = left + kept, right + kept
        else:
            left, right = left + old[i:j], right + new[k:m]
    return left, right


def _beginning(old: str, new: str) -> tuple[str, str]:
    """Both texts around their first difference, where comparing them whole would take too long."""
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    start = max(0, sum(1 for _ in shared) - KEPT)
    return shorten(old[start:], LONGEST_SHOWN), shorten(new[start:], LONGEST_SHOWN)


def _told_apart(change: Change) -> Change:
    """Kinds of space look alike; where nothing else changes, they are shown."""
    if "".join(change.old.split()) != "".join(change.new.split()):
        return change
    return replace(change, old=show_spaces(change.old), new=show_spaces(change.new))
