"""Flags the site's own lines (share buttons, newsletters, related links) inside the text, once per article.

Why it matters: it is not journalism, it was translated along with it, and it is republished with it.

Known false alarms: an article about a site that quotes such a line as its subject.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.records import Kind


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    found = article.readings(frozenset({Kind.BOILERPLATE}))
    yield from gather(
        (Place(span=passage.span) for passage in found),
        "{count} lines of the site's own in the article's text.",
        one="A line of the site's own in the article's text.",
    )


CHECK = Check(id="DE08", category=Category.LAYOUT, severity=Severity.STYLE, look=_look)
