"""Flags a month or a weekday that differs from the one in the original.

Why it matters: a reader acts on a date; a meeting moved from Tuesday to Thursday is missed.

Known false alarms: nights, which French counts by the day they end and English by the day they began, are
left alone; so is a date that only one side gives (“yesterday” for “Monday”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.changed import changed_values
from audit.checks.check import Category, Check, Hit, Need, NoOptions
from audit.checks.pairs import linked_pairs
from audit.records import Evidence, Lane, Severity
from audit.values.quantity import Kind
from audit.values.writing import french_writing

NIGHT = re.compile(r"\bnuit|\bnight|heures (?:du matin|de)\b|\bearly\b", re.IGNORECASE)


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for pair in linked_pairs(evidence):
        night = NIGHT.search(pair.text) or NIGHT.search(pair.original)
        kinds = frozenset({Kind.MONTH} if night else {Kind.MONTH, Kind.WEEKDAY})
        for change in changed_values(pair, kinds):
            french, english = change.french.span, change.english.span
            yield Hit(
                span=pair.view.span(french.start, french.end),
                message=f"The original says “{english.of(pair.original)}”, "
                f"the French “{french.of(pair.text)}”.",
                suggestion=french_writing(pair.original, change.english, scaled=False)
                if change.alone
                else None,
            )


CHECK = Check(
    id="AC02",
    name="date_changed",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
    needs=frozenset({Need.ORIGINAL}),
)
