"""Flags HTML entities left in the text (l&#39;État, &quot;, &amp;quot;), once per article.

Why it matters: readers see the code, and search, word counts and scores are wrong. A careless pipeline
leaves them in every line.

Known false alarms: articles about HTML that show entities on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.checks.raw import raw_passages, span_in
from audit.records import Evidence, Lane, Place, Severity
from audit.text import ENTITY, resolved


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    places = (
        Place(span=span_in(passage, *match.span()), suggestion=resolved(match[0]))
        for passage in raw_passages(evidence)
        for match in ENTITY.finditer(passage.text)
        if resolved(match[0]) != match[0]
    )
    yield from gather(places, _message)


def _message(count: int) -> str:
    return f"HTML entities stand in the text: {count} place{'s' * (count > 1)}."


CHECK = Check(
    id="DE03",
    name="html_entities",
    category=Category.MARKUP,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
