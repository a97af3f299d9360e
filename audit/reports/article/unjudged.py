"""What an audit could not judge, and why: failures, passages too long, checks that could not look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.checks.check import Need, Topic
from audit.checks.running.registry import find_check
from audit.checks.views.pairs import comparable_links
from audit.records import ArticleAudit
from audit.reports.article.places import Lines
from audit.reports.markdown.safe_markdown import Markdown, code, escape
from audit.reports.summary.comparability import Comparison, comparison, refusal
from audit.reports.summary.counting import listed, spoken
from audit.reports.summary.tally import tally

__all__ = ["unjudged"]

MOST_LINES = 20


def unjudged(audit: ArticleAudit) -> Iterator[Markdown]:
    """One line each."""
    for failure in audit.failures:
        yield Markdown(
            f"**{escape(failure.stage)} failed** ({escape(failure.kind)}): {escape(failure.message)}"
        )
    if reason := refusal(audit):
        yield Markdown(f"{escape(_sentence(reason))} Nothing was compared with it.")
    yield from _doubts(audit)
    yield from _loosely_linked(audit)
    yield from _too_long(audit)
    yield from _skipped(audit)


def _doubts(audit: ArticleAudit) -> Iterator[Markdown]:
    lines = Lines(audit.article.text)
    for flag in tally(audit).doubts:
        numbers = list(dict.fromkeys(str(lines.number(span.start)) for span in flag.spans))
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


def _loosely_linked(audit: ArticleAudit) -> Iterator[Markdown]:
    """The passages that the checks dare not compare with what stands in their place in the original."""
    lines = Lines(audit.article.text)
    compared = {id(link) for link in comparable_links(audit.evidence.links)}
    loose = [
        audit.evidence.passages[index].passage
        for link in audit.evidence.links
        if link.passages and link.originals and id(link) not in compared
        for index in link.passages
    ]
    numbers = list(dict.fromkeys(str(lines.number(passage.span.start)) for passage in loose))
    if numbers:
        shown = listed([*numbers[:MOST_LINES], *(["others"] if len(numbers) > MOST_LINES else [])])
        yield Markdown(
            f"{'Line' if len(numbers) == 1 else 'Lines'} {shown}: the back-translation is too unlike the "
            "original to compare numbers, names and the rest; read the two side by side."
        )


def _skipped(audit: ArticleAudit) -> Iterator[Markdown]:
    by_reason: dict[str, list[str]] = {}
    for skip in audit.skips:
        by_reason.setdefault(skip.reason, []).append(skip.check)
    compared = comparison(audit) is Comparison.COMPARED
    for reason, checks in by_reason.items():
        if compared and reason == f"needs {Need.ROUND_TRIP.value}":
            continue  # the original says more than a round trip
        ids = listed([code(check) for check in checks])
        if Need.ORIGINAL.value in reason:
            yield Markdown(f"Not compared with the original: {escape(_topics(checks))} ({ids}).")
        else:
            yield Markdown(f"Not looked for ({escape(reason)}): {escape(_topics(checks))} ({ids}).")


def _topics(ids: Sequence[str]) -> str:
    """What these checks look at, in words: `numbers, dates and names`."""
    checks = {each: find_check(each) for each in ids}
    found = {check.topic for check in checks.values() if check}
    topics = [topic.value for topic in Topic if topic in found]
    others = [check.name if check else each for each, check in checks.items() if not check or not check.topic]
    return listed([*topics, *map(spoken, others)])


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
