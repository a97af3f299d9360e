"""Flags a sentence that stands twice in the article.

Why it matters: the mark of text pasted or generated twice; a reader stumbles, an editor missed it.

Known false alarms: a long slogan given twice. Short lines that no stop ends and short quotations are left
alone, as refrains; so are repetitions that a given original has too, and sentences of fewer than five words
unless they fill five paragraphs in a row.
"""

from collections.abc import Iterator, Sequence

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, Side
from audit.checks.original.repetition import repeated_passages
from audit.checks.views.readings import Reading


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    again: dict[Reading, list[Reading]] = {}
    for earlier, later in repeated_passages(article):
        again.setdefault(earlier, []).append(later)
    for first, repetitions in again.items():
        spans = [item.span for item in repetitions]
        yield Hit(
            span=spans[0],
            message=_message(first, repetitions),
            places=tuple(Place(span=span) for span in spans) if len(spans) > 1 else (),
        )


def _message(first: Reading, repetitions: Sequence[Reading]) -> str:
    if len(repetitions) > 1:
        return f"The same sentence appears {len(repetitions) + 1} times in the article."
    between = repetitions[0].evidence.passage.paragraph - first.evidence.passage.paragraph
    where = f"{between} paragraph{'s' * (between > 1)} above" if between else "in this paragraph"
    return f"The same sentence already appears {where}."


CHECK = Check(
    id="AC08",
    category=Category.ADDITION,
    severity=Severity.MAJOR,
    look=_look,
    accounts_for=Side.FRENCH,
)
