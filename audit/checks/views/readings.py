"""How checks walk an article: views of its passages whose spans are places in the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.records import Evidence, Kind, PassageEvidence
from audit.text import View, reading

__all__ = ["EVERY_KIND", "JOURNALISM", "PROSE", "Reading", "read_passage", "readings"]

PROSE = frozenset({Kind.BODY})
JOURNALISM = frozenset({Kind.HEADLINE, Kind.DATELINE, Kind.BODY})
EVERY_KIND = frozenset(Kind) - {Kind.DISCLOSURE}
"""All but the disclosure, which is the site's own text and often not French."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as a person reads it. `view.span(start, end)` leads back to the article."""

    evidence: PassageEvidence
    view: View

    @property
    def text(self) -> str:
        """The passage with entities resolved and accents composed."""
        return self.view.text

    @property
    def back(self) -> str | None:
        """The passage's back-translation, None where there is none that can be compared."""
        back = self.evidence.back
        return None if back is None or back.truncated else back.text


def read_passage(item: PassageEvidence) -> Reading:
    """The reading of one passage."""
    return Reading(item, reading(item.passage.text, item.passage.span.start))


def readings(evidence: Evidence, kinds: frozenset[Kind] = JOURNALISM) -> Iterator[Reading]:
    """The readings of all passages of these kinds, in order."""
    return (read_passage(item) for item in evidence.passages if item.passage.kind in kinds)
