"""Where things stand in an article: its lines, counted from 1, and its passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.records import PassageEvidence, Span
from audit.reports.wording import listed

MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, by where they start; looking one up takes logarithmic time."""

    starts: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Lines:
        """The lines of this text."""
        return Lines((0, *(match.end() for match in re.finditer("\n", text))))

    def number(self, offset: int) -> int:
        """The line, counted from 1, that holds the code point at `offset`."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of the code point at `offset`, both counted from 1."""
        line = self.number(offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, span: Span) -> str:
        """`line 3:5, characters 512–518` or `lines 3:5–5, …`: a column from 1; offsets half-open, from 0."""
        (first, column), last = self.position(span.start), self.number(span.end - 1)
        start = f"{first}:{column}"
        lines = f"line {start}" if first == last else f"lines {start}–{last}"
        return f"{lines}, characters {span.start}–{span.end}"

    def named(self, spans: Iterable[Span]) -> str:
        """`line 3`, or `lines 3, 8 and others`: where the spans begin."""
        numbers = list(dict.fromkeys(str(self.number(span.start)) for span in spans))
        shown = listed([*numbers[:MOST_LINES], *(["others"] if len(numbers) > MOST_LINES else [])])
        return f"{'line' if len(numbers) == 1 else 'lines'} {shown}"


def passages_touched(passages: Sequence[PassageEvidence], span: Span) -> Sequence[PassageEvidence]:
    """The passages a span touches: several where it crosses sentence boundaries, none between passages."""
    first = bisect_right(passages, span.start, key=lambda item: item.passage.span.end)
    last = bisect_left(passages, span.end, key=lambda item: item.passage.span.start)
    return passages[first:last]
