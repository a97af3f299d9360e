"""Sentences that the alignment with the original left alone on one side."""

from __future__ import annotations

from audit.records import SCORED_KINDS, ArticleAudit
from audit.reports.characters import shorten
from audit.reports.markdown import Markdown, escape
from audit.reports.places import Lines

__all__ = ["added", "omitted"]

LONGEST = 300


def omitted(audit: ArticleAudit) -> tuple[Markdown, ...]:
    """Original sentences that no French passage renders."""
    original = audit.article.original or ""
    sentences = audit.evidence.prepared.originals
    lonely = [sentences[i] for link in audit.evidence.links if not link.passages for i in link.originals]
    return tuple(escape(shorten(span.of(original), LONGEST).strip()) for span in lonely)


def added(audit: ArticleAudit) -> tuple[Markdown, ...]:
    """French body passages that render nothing of the original, each with its line."""
    lines = Lines(audit.article.text)
    lonely = [
        audit.evidence.passages[i].passage
        for link in audit.evidence.links
        if not link.originals
        for i in link.passages
    ]
    return tuple(
        Markdown(f"line {lines.number(p.span.start)}: {escape(shorten(p.text, LONGEST).strip())}")
        for p in lonely
        if p.kind in SCORED_KINDS
    )
