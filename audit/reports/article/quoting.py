"""Quotations from an article: a window around the suspect words, and these in bold."""

from collections.abc import Iterable, Iterator

from audit.records import Span
from audit.reports.markdown.emphasis import joined
from audit.reports.markdown.safe_markdown import Markdown, emphasised
from audit.reports.wording import CUT

LONGEST_MARK = 160


def window(text: str, bounds: Span, span: Span, reach: int) -> Span:
    """The span with up to `reach` code points on either side, inside `bounds`, cut between words."""
    start, end = max(bounds.start, span.start - reach), min(bounds.end, span.end + reach)
    if start > bounds.start:
        gap = text.find(" ", start, span.start)
        start = start if gap < 0 else gap + 1
    if end < bounds.end:
        gap = text.rfind(" ", span.end, end)
        end = end if gap < 0 else gap
    return Span(start=min(start, span.start), end=max(end, span.end))


def line_around(text: str, span: Span) -> Span:
    """The span grown to whole lines, line breaks left out."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start=start, end=len(text) if end < 0 else end)


def quote(text: str, shown: Span, marks: Iterable[Span], *, bounds: Span) -> Markdown:
    """The text of `shown` on one line, `marks` in bold, and […] where it stops short of `bounds`."""
    pieces = [(f"{CUT} ", False)] if shown.start > bounds.start else []
    for piece, marked in _pieces(shown, marks):
        pieces += _abridged(piece.of(text)) if marked else [(piece.of(text), False)]
    if shown.end < bounds.end:
        pieces.append((f" {CUT}", False))
    return Markdown(emphasised(pieces).strip())


def _abridged(text: str) -> list[tuple[str, bool]]:
    """What is in bold, in two pieces if it is long."""
    if len(text) <= LONGEST_MARK:
        return [(text, True)]
    half = LONGEST_MARK // 2
    head, tail = text[:half].rpartition(" ")[0], text[-half:].partition(" ")[2]
    return [(head or text[:half], True), (f" {CUT} ", False), (tail or text[-half:], True)]


def _pieces(shown: Span, marks: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """The span cut at the edges of the marks, each piece with whether it lies in one; marks may overlap."""
    done = shown.start
    for mark in joined(mark for mark in marks if mark.overlaps(shown)):
        inside = Span(start=max(mark.start, shown.start), end=min(mark.end, shown.end))
        if done < inside.start:
            yield Span(start=done, end=inside.start), False
        yield inside, True
        done = inside.end
    if done < shown.end:
        yield Span(start=done, end=shown.end), False
