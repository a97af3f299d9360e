"""What an article is called where it has no title."""

from __future__ import annotations

from audit.records import ArticleAudit, Kind
from audit.reports.characters import shorten

__all__ = ["title_of"]

LONGEST_TITLE = 160


def title_of(audit: ArticleAudit) -> str:
    """The article's title, else its first headline, else its first sentence, else its id."""
    candidates = [audit.article.title or "", *_texts(audit, Kind.HEADLINE), *_texts(audit, Kind.BODY)]
    title = next((text for text in candidates if text.strip()), audit.article.id)
    return shorten(" ".join(title.split()), LONGEST_TITLE)


def _texts(audit: ArticleAudit, kind: Kind) -> list[str]:
    return [item.passage.text for item in audit.evidence.passages if item.passage.kind is kind]
