"""Flags the site's own lines (share buttons, newsletters, related links) inside the text, once per article.

Why it matters: it is not journalism, it was translated along with it, and it is republished with it.

Known false alarms: an article about a site that quotes such a line as its subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.gathering import gather
from audit.records import Evidence, Kind, Lane, Place, Severity


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    found = (item.passage for item in evidence.passages if item.passage.kind is Kind.BOILERPLATE)
    yield from gather((Place(span=passage.span) for passage in found), _message)


def _message(count: int) -> str:
    return f"{'A line' if count == 1 else f'{count} lines'} of the site's own in the article's text."


CHECK = Check(
    id="DE08",
    name="boilerplate",
    category=Category.LAYOUT,
    severity=Severity.STYLE,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
