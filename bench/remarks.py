"""What any checker said about a text, in one form, and how it bears on a planted error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.records import Flag, Lane, Span
from bench.corruptions.corruption import Family, Plant

__all__ = ["Bearing", "Remark", "apt_remarks", "bear", "remarks_of"]

LINGUISTIC, DESIGN = "linguistic conventions", "design and markup"
APT = {
    Family.TYPOGRAPHIC: (LINGUISTIC, "style", "locale conventions", "terminology", DESIGN),
    Family.LOCALE: ("locale conventions", LINGUISTIC, "terminology", "accuracy"),
    Family.ACCURACY: ("accuracy", "terminology"),
    Family.STRUCTURE: ("accuracy", DESIGN, LINGUISTIC, "style"),
    Family.ENCODING: (DESIGN, f"{LINGUISTIC}/spelling"),
}
"""The MQM dimensions or categories of findings that can mean an error of the family; others are chance."""

NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One place that a checker points at, with the text it would put there.

    `category` is the MQM category the checker files it under, empty where it has none.
    """

    check: str
    span: Span
    suggestion: str | None = None
    lane: Lane = Lane.FACT
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How the remarks on a corrupted text bear on the error planted in it.

    `found` are the checks that point at it and did not point there before; `exact` says whether one marks
    just the words of the error, `offered` whether one suggests a repair, `right` whether a suggestion gives
    the clean text back (kinds of no-break space aside), `elsewhere` how many new remarks point elsewhere.
    """

    found: frozenset[str]
    exact: bool
    offered: bool
    right: bool
    elsewhere: int


def remarks_of(flags: Iterable[Flag]) -> list[Remark]:
    """Flags as remarks, one for each place."""
    return [
        Remark(
            check=flag.name,
            span=place.span,
            suggestion=place.suggestion,
            lane=flag.lane,
            category=flag.category,
        )
        for flag in flags
        for place in flag.all_places
    ]


def apt_remarks(remarks: Iterable[Remark], family: Family) -> list[Remark]:
    """Those that can mean an error of the family: straight quotes do not find a sentence left in English."""
    return [remark for remark in remarks if not remark.category or remark.category.startswith(APT[family])]


def bear(plant: Plant, remarks: Iterable[Remark], before: Iterable[Remark]) -> Bearing:
    """Compare the remarks on the corrupted text with those `before`, on the clean text."""
    old = {(remark.check, remark.span) for remark in before}
    low, high = plant.clean_span
    moved = {
        (check, span.of(plant.clean.text)) for check, span in old if span.start < high and low < span.end
    }
    new = [
        r for r in remarks if not _was_there(plant, r, old) and (r.check, r.span.of(plant.text)) not in moved
    ]
    errors = (plant.span, *plant.also)
    hits = [r for r in new if any(r.span.overlaps(error) for error in errors)]
    suggested = [r for r in hits if r.suggestion is not None]
    return Bearing(
        found=frozenset(r.check for r in hits),
        exact=any(_words(plant.text, r.span) == _words(plant.text, error) for r in hits for error in errors),
        offered=bool(suggested),
        right=_is_right(plant, suggested),
        elsewhere=len(new) - len(hits),
    )


def _was_there(plant: Plant, remark: Remark, old: set[tuple[str, Span]]) -> bool:
    """Whether the clean text had this remark at the same place, reckoned past the planted error."""
    grown = len(plant.text) - len(plant.clean.text)
    start, end = remark.span.start, remark.span.end
    start -= grown if start >= plant.span.end else 0
    end -= grown if end >= plant.span.end else 0
    return 0 <= start < end and (remark.check, Span(start=start, end=end)) in old


def _words(text: str, span: Span) -> tuple[int, int]:
    """The span without outer space, grown to whole words; a no-break space does not end a word."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while start > 0 and text[start - 1] not in " \n":
        start -= 1
    while end < len(text) and text[end] not in " \n":
        end += 1
    return start, end


def _is_right(plant: Plant, suggested: Iterable[Remark]) -> bool:
    """Whether one suggestion, or all of one check together, give a right text."""
    suggested = list(suggested)
    tried_together = [[one] for one in suggested]
    tried_together += [[r for r in suggested if r.check == check] for check in {r.check for r in suggested}]
    right = {text.translate(NO_BREAK) for text in plant.right_texts}
    return any(_repaired(plant.text, tried).translate(NO_BREAK) in right for tried in tried_together)


def _repaired(text: str, remarks: Iterable[Remark]) -> str:
    """The text with every suggestion put in; of two that overlap, the later in the text wins."""
    low = len(text)
    for remark in sorted(remarks, key=lambda remark: remark.span, reverse=True):
        if remark.span.end <= low:
            low = remark.span.start
            text = text[:low] + (remark.suggestion or "") + text[remark.span.end :]
    return text
