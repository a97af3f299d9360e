"""The text exactly as read, for checks of encoding and markup that a reading would smooth over."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.views.readings import EVERY_KIND
from audit.records import Evidence, Passage, Span

__all__ = ["raw_passages", "span_in"]


def raw_passages(evidence: Evidence) -> Iterator[Passage]:
    """Every passage but the disclosure; `text` is as read."""
    return (item.passage for item in evidence.passages if item.passage.kind in EVERY_KIND)


def span_in(passage: Passage, start: int, end: int) -> Span:
    """Where characters `start` to `end` of the passage stand in the article."""
    return Span(start=passage.span.start + start, end=passage.span.start + end)
