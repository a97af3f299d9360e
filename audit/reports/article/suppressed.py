"""Findings a person has set aside, as the report lists them: what, where and why."""

from __future__ import annotations

from collections.abc import Iterator

from audit.records import ArticleAudit
from audit.reports.article.places import Lines
from audit.reports.markdown.safe_markdown import Markdown, code, escape
from audit.reports.summary.counting import count, spoken

__all__ = ["suppressed"]


def suppressed(audit: ArticleAudit) -> Iterator[Markdown]:
    """One line each."""
    lines = Lines(audit.article.text)
    for one in audit.suppressed:
        flag = one.flag
        more = len(flag.places) - 1
        place = lines.place(flag.span) + (f" and {count(more, 'more place')}" if more > 0 else "")
        title = spoken(flag.name)
        yield Markdown(
            f"{escape(title[:1].upper() + title[1:])} · {place} · {code(flag.check)}: {escape(one.reason)}"
        )
