"""Flags lines that name where the article was taken from (La source: www.rt.com), once per article.

Why it matters: they tell the reader, and the newsroom, that the text is somebody else's, in translation.

Known false alarms: a source line that belongs to a table or a picture.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.records import Kind


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = article.readings(frozenset({Kind.PROVENANCE}))
    yield from gather(
        (Place(span=passage.span) for passage in found),
        "{count} lines name the place the text was taken from.",
        one="A line names the place the text was taken from.",
    )


CHECK = Check(id="DE09", category=Category.LAYOUT, severity=Severity.STYLE, look=_look)
