"""Sentences that the alignment with the original left alone on one side, and no finding tells of."""

from collections.abc import Iterator, Sequence

from audit.checks.check import Side
from audit.checks.running.registry import find_check
from audit.records import SCORED_KINDS, ArticleAudit, Flag
from audit.reports.markdown.safe_markdown import Markdown, escape
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.comparability import unmatched_originals, unmatched_passages
from audit.reports.wording import shorten
from audit.text import reading

LONGEST = 300
TELLING = 30
"""Signs that tell one sentence from another."""


def omitted(audit: ArticleAudit) -> tuple[Markdown, ...]:
    """Original sentences that no French passage renders, but those that a finding quotes."""
    original = audit.article.original or ""
    told = [flag.message for flag in _accounting(audit, Side.ORIGINAL)]
    texts = [span.of(original).strip() for span in unmatched_originals(audit.evidence)]
    return tuple(escape(shorten(text, LONGEST)) for text in texts if not _is_quoted(text, told))


def _is_quoted(text: str, messages: Sequence[str]) -> bool:
    """Whether a message quotes the sentence, or at least its beginning, however its spaces are set."""
    beginning = "".join(reading(text).text.split())[:TELLING]
    return any(beginning in "".join(message.split()) for message in messages)


def _accounting(audit: ArticleAudit, side: Side) -> Iterator[Flag]:
    """The findings that account for unlinked sentences of one side."""
    for flag in audit.flags:
        check = find_check(flag.name)
        if check is not None and check.accounts_for is side:
            yield flag


def added(summary: Summary) -> tuple[Markdown, ...]:
    """French body passages that render nothing of the original, with their lines, but none with a finding."""
    evidence = summary.audit.evidence
    found = {flag.span for flag in _accounting(summary.audit, Side.FRENCH)}
    lonely = (evidence.passages[index].passage for index in unmatched_passages(evidence))
    return tuple(
        Markdown(f"line {summary.lines.number(p.span.start)}: {escape(shorten(p.text, LONGEST).strip())}")
        for p in lonely
        if p.kind in SCORED_KINDS and p.span not in found
    )
