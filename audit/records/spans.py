"""Where a piece of text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, never empty.

    Raises:
        ValueError: if the range is empty or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    @staticmethod
    def of_match(match: re.Match[str], group: str | int = 0) -> Span:
        """Where a match, or a group of it, stands in its text."""
        start, end = match.span(group)
        return Span(start=start, end=end)

    def of(self, text: str) -> str:
        """The text the span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(start=self.start + by, end=self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
