"""What an audit could not judge, and why: failures, passages too long, checks that could not look."""

from collections.abc import Iterator, Sequence

from audit.checks.check import Need, Topic
from audit.checks.running.registry import find_check
from audit.records import Failure
from audit.reports.markdown.safe_markdown import Markdown, code, escape
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.comparability import uncompared_passages
from audit.reports.wording import capitalised, listed, spoken


def unjudged(summary: Summary) -> Iterator[Markdown]:
    """One line each."""
    yield from map(_failed, summary.audit.failures)
    if refusal := summary.grounds.refusal:
        yield Markdown(f"{escape(capitalised(refusal))}. Nothing was compared with it.")
    yield from _doubts(summary)
    yield from _loosely_linked(summary)
    yield from _too_long(summary)
    yield from _skipped(summary)


def _failed(failure: Failure) -> Markdown:
    return Markdown(f"**{escape(failure.stage)} failed** ({escape(failure.kind)}): {escape(failure.message)}")


def _doubts(summary: Summary) -> Iterator[Markdown]:
    for flag in summary.grounds.doubts:
        yield Markdown(f"{escape(flag.message)} ({summary.lines.named(flag.spans)}; {code(flag.check)})")


def _loosely_linked(summary: Summary) -> Iterator[Markdown]:
    """The passages that the checks dare not compare with what stands in their place in the original."""
    passages = summary.audit.evidence.passages
    loose = [passages[index].passage.span for index in uncompared_passages(summary.audit.evidence)]
    if loose:
        yield Markdown(
            f"{capitalised(summary.lines.named(loose))}: the back-translation is too unlike the original, or "
            "the passage too long, to compare numbers, names and the rest; read the two side by side."
        )


def _too_long(summary: Summary) -> Iterator[Markdown]:
    for item in summary.audit.evidence.passages:
        translations = [found for found in (item.back, item.round_trip) if found]
        line = summary.lines.number(item.passage.span.start)
        if any(found.truncated for found in translations):
            yield Markdown(f"The passage on line {line} could not be translated whole: something was cut.")
        elif (pieces := max((found.pieces for found in translations), default=1)) > 1:
            yield Markdown(
                f"The passage on line {line} was too long for the model: translated in {pieces} parts."
            )


def _skipped(summary: Summary) -> Iterator[Markdown]:
    by_reason: dict[str, list[str]] = {}
    for skip in summary.audit.skips:
        by_reason.setdefault(skip.reason, []).append(skip.check)
    for reason, checks in by_reason.items():
        what = f"{escape(_topics(checks))} ({listed([code(check) for check in checks])})"
        if Need.ORIGINAL.value in reason:
            yield Markdown(f"Not compared with the original: {what}.")
        else:
            yield Markdown(f"Not looked for ({escape(reason)}): {what}.")


def _topics(ids: Sequence[str]) -> str:
    """What these checks look at, in words: `numbers, dates and names`."""
    checks = {each: find_check(each) for each in ids}
    found = {check.topic for check in checks.values() if check}
    topics = [topic.value for topic in Topic if topic in found]
    others = [check.name if check else each for each, check in checks.items() if not check or not check.topic]
    return listed([*topics, *map(spoken, others)])
