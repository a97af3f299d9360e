"""Passages as a person reads them, with spans that are places in the article."""

from __future__ import annotations

from dataclasses import dataclass

from audit.checks.views.excerpts import Excerpt
from audit.records import Kind, PassageEvidence, Span
from audit.text import reading

PROSE = frozenset({Kind.BODY})
JOURNALISM = frozenset({Kind.HEADLINE, Kind.DATELINE, Kind.BODY})
EVERY_KIND = frozenset(Kind) - {Kind.DISCLOSURE}
"""All but the disclosure, which is the site's own text and often not French."""


@dataclass(frozen=True, slots=True)
class Reading(Excerpt):
    """A passage as a person reads it, with its translations."""

    evidence: PassageEvidence

    @staticmethod
    def of(item: PassageEvidence) -> Reading:
        """The reading of one passage."""
        return Reading(reading(item.passage.text, item.passage.span.start), item)

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
