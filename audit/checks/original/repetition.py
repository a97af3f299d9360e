"""Sentences that stand twice in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.views.pairs import original_text
from audit.checks.views.readings import PROSE, readings
from audit.evidence.overlap import coverage
from audit.records import Evidence, PassageEvidence
from audit.text import scoring_text

__all__ = ["repeated_passages"]

_LETTERS = re.compile(r"[^\w]+")
_FEWEST_WORDS = 5
_SAME = 0.8
"""The share of telling words that two sentences of the original share where one French one renders both."""


def repeated_passages(evidence: Evidence) -> Iterator[tuple[PassageEvidence, PassageEvidence]]:
    """Each body sentence that says again, word for word, what an earlier one said; the earlier one first.

    Repetitions that the original has too are left out.
    """
    seen: dict[str, PassageEvidence] = {}
    for passage in readings(evidence, PROSE):
        words = _LETTERS.sub(" ", scoring_text(passage.text).casefold()).strip()
        if words.count(" ") + 1 < _FEWEST_WORDS:
            continue
        earlier = seen.setdefault(words, passage.evidence)
        if earlier is not passage.evidence and not _repeated_in_original(evidence, earlier, passage.evidence):
            yield earlier, passage.evidence


def _repeated_in_original(evidence: Evidence, earlier: PassageEvidence, later: PassageEvidence) -> bool:
    first, second = (_originals_of(evidence, item) for item in (earlier, later))
    if not first or not second or first == second:
        return False
    one, other = (original_text(evidence, indices) for indices in (first, second))
    return min(coverage(one, other), coverage(other, one)) >= _SAME


def _originals_of(evidence: Evidence, item: PassageEvidence) -> tuple[int, ...]:
    return tuple(i for link in evidence.links if item.passage.index in link.passages for i in link.originals)
