"""What an article is called where it has no title."""

from __future__ import annotations

from audit.records import ArticleAudit, Kind
from audit.reports.markdown.characters import shorten

__all__ = ["given_title", "title_of"]

LONGEST_TITLE = 160
OPENING = frozenset({Kind.HEADLINE, Kind.BODY})


def given_title(audit: ArticleAudit) -> str | None:
    """The article's title, else its first headline, None where it has neither."""
    headlines = (item.passage.text for item in audit.evidence.passages if item.passage.kind is Kind.HEADLINE)
    return audit.article.title or next(headlines, None)


def title_of(audit: ArticleAudit) -> str:
    """The article's title, else its first headline or sentence, else its id."""
    texts = (item.passage.text for item in audit.evidence.passages if item.passage.kind in OPENING)
    title = next((text for text in (audit.article.title or "", *texts) if text.strip()), audit.article.id)
    return shorten(" ".join(title.split()), LONGEST_TITLE)
