"""Where things stand in an article, in the words of a reader: lines, counted from 1."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from audit.records import PassageEvidence, Span

__all__ = ["Lines", "home"]


class Lines:
    """The lines of a text; looking one up takes logarithmic time."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def number(self, offset: int) -> int:
        """The line that holds the code point at `offset`."""
        return bisect_right(self._starts, offset)

    def place(self, span: Span) -> str:
        """`line 3, characters 512–518` or `lines 3–5, …`; the offsets as everywhere: half-open, from 0."""
        first, last = self.number(span.start), self.number(span.end - 1)
        lines = f"line {first}" if first == last else f"lines {first}–{last}"
        return f"{lines}, characters {span.start}–{span.end}"


def home(passages: Sequence[PassageEvidence], span: Span) -> Sequence[PassageEvidence]:
    """The passages a span touches: several where it crosses sentence boundaries, none between passages."""
    first = bisect_right(passages, span.start, key=lambda item: item.passage.span.end)
    last = bisect_left(passages, span.end, key=lambda item: item.passage.span.start)
    return passages[first:last]
