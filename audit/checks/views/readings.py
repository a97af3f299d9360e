"""Passages as a person reads them, with spans that are places in the article."""

from __future__ import annotations

from dataclasses import dataclass

from audit.records import Kind, PassageEvidence, Span
from audit.text import View, reading

__all__ = ["EVERY_KIND", "JOURNALISM", "PROSE", "Reading"]

PROSE = frozenset({Kind.BODY})
JOURNALISM = frozenset({Kind.HEADLINE, Kind.DATELINE, Kind.BODY})
EVERY_KIND = frozenset(Kind) - {Kind.DISCLOSURE}
"""All but the disclosure, which is the site's own text and often not French."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as a person reads it. `view.span(start, end)` leads back to the article."""

    evidence: PassageEvidence
    view: View

    @staticmethod
    def of(item: PassageEvidence) -> Reading:
        """The reading of one passage."""
        return Reading(item, reading(item.passage.text, item.passage.span.start))

    @property
    def text(self) -> str:
        """The passage with entities resolved and accents composed."""
        return self.view.text

    @property
    def index(self) -> int:
        """The passage's place among all passages of the article."""
        return self.evidence.passage.index

    @property
    def kind(self) -> Kind:
        """What the passage is for."""
        return self.evidence.passage.kind

    @property
    def span(self) -> Span:
        """Where the passage stands in the article."""
        return self.evidence.passage.span

    @property
    def back(self) -> str | None:
        """The passage's back-translation, None where there is none that can be compared."""
        back = self.evidence.back
        return None if back is None or back.truncated else back.text
