"""What an audit could not judge, and why: failures, passages too long, checks that could not look."""

from __future__ import annotations

from collections.abc import Iterator

from audit.records import ArticleAudit
from audit.reports.counting import count, listed
from audit.reports.markdown import Markdown, code, escape
from audit.reports.places import Lines
from audit.reports.tally import tally

__all__ = ["unjudged"]

MOST_LINES = 20


def unjudged(audit: ArticleAudit) -> Iterator[Markdown]:
    """One line each."""
    for failure in audit.failures:
        yield Markdown(
            f"**{escape(failure.stage)} failed** ({escape(failure.kind)}): {escape(failure.message)}"
        )
    yield from _doubts(audit)
    yield from _too_long(audit)
    yield from _skipped(audit)


def _doubts(audit: ArticleAudit) -> Iterator[Markdown]:
    lines = Lines(audit.article.text)
    for flag in tally(audit).doubts:
        places = [place.span for place in flag.places] or [flag.span]
        numbers = list(dict.fromkeys(str(lines.number(span.start)) for span in places))
        shown = listed([*numbers[:MOST_LINES], *(["others"] if len(numbers) > MOST_LINES else [])])
        where = "line" if len(numbers) == 1 else "lines"
        yield Markdown(f"{escape(flag.message)} ({where} {shown}; {code(flag.check)})")


def _too_long(audit: ArticleAudit) -> Iterator[Markdown]:
    lines = Lines(audit.article.text)
    for item in audit.evidence.passages:
        translations = [found for found in (item.back, item.round_trip) if found]
        line = lines.number(item.passage.span.start)
        if any(found.truncated for found in translations):
            yield Markdown(f"The passage on line {line} could not be translated whole: something was cut.")
        elif (pieces := max((found.pieces for found in translations), default=1)) > 1:
            yield Markdown(
                f"The passage on line {line} was too long for the model: translated in {pieces} parts."
            )


def _skipped(audit: ArticleAudit) -> Iterator[Markdown]:
    by_reason: dict[str, list[str]] = {}
    for skip in audit.skips:
        by_reason.setdefault(skip.reason, []).append(skip.check)
    for reason, checks in by_reason.items():
        ids = listed([code(check) for check in checks])
        yield Markdown(f"{count(len(checks), 'check')} did not look ({escape(reason)}): {ids}")
