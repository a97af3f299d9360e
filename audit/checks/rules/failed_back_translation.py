"""Flags a passage whose back-translation is unusable: empty, cut off, looping, copied, far too short or long.

Why it matters: nothing can be said about such a passage by way of its back-translation; a person has to read
it. The blame lies with the model here, though French it cannot make sense of is sometimes the reason.

Known false alarms: a French passage that is itself a list of repeated words.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, Need, NoOptions
from audit.checks.faults import back_fault
from audit.checks.readings import readings
from audit.records import Evidence, Lane, Severity


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for passage in readings(evidence):
        fault = back_fault(passage)
        if fault is not None:
            yield Hit(
                span=passage.evidence.passage.span,
                message=f"The back-translation {fault}, so it proves nothing: read this passage yourself.",
            )


CHECK = Check(
    id="AC20",
    name="failed_back_translation",
    category=Category.UNINTELLIGIBLE,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    options=NoOptions(),
    needs=frozenset({Need.BACK_TRANSLATION}),
)
