"""The index of a run: its articles, ranked by how urgently a person should read them, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from audit.records import Recipe, Severity, Status
from audit.reports.index.index_rows import IndexRow, ranked, row_of, row_of_unread
from audit.reports.markdown.safe_markdown import Markdown, link, strong
from audit.reports.markdown.templating import render
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.counting import count, spoken

__all__ = ["IndexRow", "Survey", "ranked", "render_index", "render_pages", "row_of", "row_of_unread"]

MOST_CHECKS = 10


class Survey:
    """What a run found over all articles, gathered row by row: memory does not grow with the run."""

    def __init__(self) -> None:
        self.total = 0
        self.styled = 0
        self.statuses: Counter[str] = Counter()
        self.worst: Counter[str | None] = Counter()
        self.findings: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.originals: Counter[str] = Counter()

    @property
    def has_originals(self) -> bool:
        """Whether any article of the run came with an original."""
        return any(self.originals[came] for came in Comparison if came is not Comparison.MISSING)

    def add(self, row: IndexRow) -> None:
        """Count one article."""
        self.total += 1
        self.statuses[row.status] += 1
        self.worst[row.worst if row.status == Status.FLAGGED else None] += 1
        self.originals[row.original] += 1
        self.styled += row.status == Status.CLEAN and bool(row.style)
        for name, number in row.checks:
            self.findings[name] += number
            self.articles[name] += 1


def render_index(rows: Sequence[IndexRow], recipe: Recipe, *, limit: int = 200) -> list[tuple[str, str]]:
    """The pages as (file name, text): `index.md`, and above `limit` articles `index-2.md` and so on."""
    survey = Survey()
    for row in rows:
        survey.add(row)
    return list(render_pages(ranked(rows), survey, recipe, limit=limit))


def render_pages(
    order: Iterable[IndexRow], survey: Survey, recipe: Recipe, *, limit: int = 200
) -> Iterator[tuple[str, str]]:
    """The pages of rows that are ranked already, one at a time."""
    rows = iter(order)
    last = max(1, -(-survey.total // limit))
    for number in range(1, last + 1):
        yield (
            _file_name(number),
            render(
                "index.md.jinja",
                rows=[_entry(row, survey) for row in islice(rows, limit)],
                total=survey.total,
                first=(number - 1) * limit + 1,
                number=number,
                pages=_page_links(number, last),
                summary=_summary(survey) if number == 1 else [],
                checks=_checks(survey) if number == 1 else [],
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


def _entry(row: IndexRow, survey: Survey) -> dict[str, object]:
    return {
        "link": link(row.title, f"articles/{row.id}.md"),
        "reason": strong(row.reason),
        "numbers": _numbers(row, survey),
        "id": row.id,
    }


def _numbers(row: IndexRow, survey: Survey) -> str:
    parts = [count(row.words, "word")] if row.words else []
    if row.chrf is not None and row.bleu is not None:
        against = "against the original" if row.score == "source" else "by round trip"
        if row.original == Comparison.MISSING and survey.has_originals:
            against += ", no original"
        parts.append(f"chrF {row.chrf:.0f} and BLEU {row.bleu:.0f} {against}")
    return " · ".join([row.id, *parts])


def _summary(survey: Survey) -> list[str]:
    failed, clean = survey.statuses[Status.FAILED], survey.statuses[Status.CLEAN]
    flagged = [
        f"{count(survey.worst[severity.value], 'article')} with {severity.value} findings at worst"
        for severity in sorted(Severity, key=lambda severity: -severity.rank)
        if survey.worst[severity.value]
    ]
    return [
        *([f"{count(failed, 'article')} failed: nobody has looked at them"] if failed else []),
        *flagged,
        *_without_originals(survey),
        *(
            [
                f"{count(clean, 'article')} without findings"
                + (f" ({survey.styled} with house style only)" if survey.styled else "")
            ]
            if clean
            else []
        ),
    ]


def _without_originals(survey: Survey) -> list[str]:
    """How many were not compared, in a run in which some could be."""
    missing = survey.originals[Comparison.MISSING] if survey.has_originals else 0
    refused = survey.originals[Comparison.FOREIGN] + survey.originals[Comparison.UNRELATED]
    lines = []
    if missing:
        lines.append(f"{count(missing, 'article')} without an original: only the French itself was judged")
    if refused:
        lines.append(
            f"{count(refused, 'article')} with an original that was not compared, for the reason below"
        )
    return lines


def _checks(survey: Survey) -> list[tuple[str, int, int]]:
    """The most frequent checks: name, findings, articles."""
    common = sorted(survey.findings.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHECKS]
    return [(spoken(name), number, survey.articles[name]) for name, number in common]
