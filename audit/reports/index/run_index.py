"""The index of a run: its articles, ranked by how urgently a person should read them, and why."""

from collections.abc import Iterable, Iterator
from itertools import islice

from audit.records import Recipe, Severity, Status
from audit.reports.markdown.safe_markdown import Markdown, link, strong
from audit.reports.markdown.templating import render
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.run_summary import IndexRow, RunSummary
from audit.reports.wording import count, spoken

MOST_CHECKS = 10


def render_index(
    ranked: Iterable[IndexRow], run: RunSummary, recipe: Recipe, *, limit: int = 200
) -> Iterator[tuple[str, str]]:
    """The pages as (file name, text): `index.md`, and above `limit` articles `index-2.md` and so on.

    `ranked` are the rows, the most urgent first; they are taken one page at a time.
    """
    rows = iter(ranked)
    last = max(1, -(-run.total // limit))
    for number in range(1, last + 1):
        yield (
            _file_name(number),
            render(
                "index.md.jinja",
                rows=[_entry(row, run) for row in islice(rows, limit)],
                total=run.total,
                first=(number - 1) * limit + 1,
                number=number,
                pages=_page_links(number, last),
                summary=list(_summary(run)) if number == 1 else [],
                checks=_checks(run) if number == 1 else [],
                recipe=recipe,
                signatures=[],
            ),
        )


def _file_name(number: int) -> str:
    return "index.md" if number == 1 else f"index-{number}.md"


def _page_links(current: int, last: int) -> list[Markdown]:
    """Links to the first page, the neighbours and the last; none if there is but one page."""
    if last == 1:
        return []
    near = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    return [Markdown(f"**{n}**") if n == current else link(f"{n}", _file_name(n)) for n in near]


def _entry(row: IndexRow, run: RunSummary) -> dict[str, object]:
    return {
        "link": link(row.title, row.report),
        "reason": strong(row.reason),
        "numbers": _numbers(row, run),
    }


def _numbers(row: IndexRow, run: RunSummary) -> str:
    parts = [count(row.words, "word")] if row.words else []
    if row.chrf is not None and row.bleu is not None:
        against = "against the original" if row.score == "source" else "by round trip"
        if row.original == Comparison.MISSING and run.has_originals:
            against += ", no original"
        parts.append(f"chrF {row.chrf:.0f} and BLEU {row.bleu:.0f} {against}")
    return " · ".join([row.id, *parts])


def _summary(run: RunSummary) -> Iterator[str]:
    """How many articles came out how, the worst first."""
    if failed := run.statuses[Status.FAILED]:
        yield f"{count(failed, 'article')} could not be audited"
    for severity in reversed(Severity):
        if flagged := run.worst[severity.value]:
            yield f"{count(flagged, 'article')} whose worst finding is {severity.value}"
    if doubtful := run.statuses[Status.DOUBTFUL]:
        yield f"{count(doubtful, 'article')} doubtful as a whole"
    yield from _without_originals(run)
    if clean := run.statuses[Status.CLEAN]:
        styled = f" ({run.styled} with house style only)" if run.styled else ""
        yield f"{count(clean, 'article')} without findings{styled}"


def _without_originals(run: RunSummary) -> Iterator[str]:
    """How many were not compared, in a run in which some could be."""
    missing = run.originals[Comparison.MISSING] if run.has_originals else 0
    refused = run.originals[Comparison.FOREIGN] + run.originals[Comparison.UNRELATED]
    if missing:
        yield f"{count(missing, 'article')} without an original: only the French itself was judged"
    if refused:
        yield f"{count(refused, 'article')} with an original that was not compared, for the reason below"


def _checks(run: RunSummary) -> list[tuple[str, int, int]]:
    """The most frequent checks: name, findings, articles."""
    common = sorted(run.findings.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHECKS]
    return [(spoken(name), number, run.articles[name]) for name, number in common]
