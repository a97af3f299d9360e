"""Flags a number that differs from the one in the original.

Why it matters: a wrong year, death toll or amount is the error readers quote and lawyers read, and no
fluency gives it away.

Known false alarms: none is raised unless a number of the French is missing from the original *and* a number
of the original from the French, in the same sentence or its neighbours, conversions of units and currencies
excepted. What remains is the freedom of human translators: “three decades” for “25 years”, an age for a
year of birth.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.changed import Change, changed_values
from audit.checks.check import Category, Check, Hit, Need, NoOptions
from audit.checks.pairs import Pair, linked_pairs
from audit.records import Evidence, Lane, Severity
from audit.values.quantity import Kind
from audit.values.writing import french_writing


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for pair in linked_pairs(evidence):
        for change in changed_values(pair, frozenset({Kind.NUMBER})):
            yield _hit(pair, change)


def _hit(pair: Pair, change: Change) -> Hit:
    french, english = change.french, change.english
    span, right = french.span, french_writing(pair.original, english, True)
    if change.same_scale(pair):
        digits = french_writing(pair.original, english, False)
        # “2,6 milliards” for “2.6 million”: the digits are right, and the scale is the error.
        if digits != french.core.of(pair.text):
            span, right = french.core, digits
    return Hit(
        span=pair.view.span(span.start, span.end),
        message=f"The original says “{english.whole.of(pair.original)}”, "
        f"the French “{french.whole.of(pair.text)}”.",
        suggestion=right if change.alone else None,
    )


CHECK = Check(
    id="AC01",
    name="number_changed",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
    needs=frozenset({Need.ORIGINAL}),
)
