"""The English that a passage stands for: the original it is linked to, or else its back-translation."""

from __future__ import annotations

from audit.checks.views.pairs import original_text
from audit.checks.views.readings import Reading
from audit.records import Evidence

__all__ = ["english_of"]


def english_of(evidence: Evidence, passage: Reading) -> str | None:
    """The linked English original of a passage; without one its back-translation; None without either."""
    index = passage.evidence.passage.index
    linked = [i for link in evidence.links if index in link.passages for i in link.originals]
    return original_text(evidence, linked) if linked else passage.back
