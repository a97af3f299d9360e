"""Flags a sentence that stands twice in the article.

Why it matters: the mark of text pasted or generated twice; a reader stumbles, an editor missed it.

Known false alarms: refrains and slogans quoted twice; repetitions that a given original has too are left
alone, and so are sentences of fewer than five words.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.repeats import repeated_passages
from audit.records import Evidence, Lane, Severity


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for earlier, later in repeated_passages(evidence):
        between = later.passage.paragraph - earlier.passage.paragraph
        where = f"{between} paragraph{'s' * (between > 1)} above" if between else "in this paragraph"
        yield Hit(span=later.passage.span, message=f"The same sentence stands already {where}.")


CHECK = Check(
    id="AC08",
    name="repeated_sentence",
    category=Category.ADDITION,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
