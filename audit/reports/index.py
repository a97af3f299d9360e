"""The index of a run: its articles, ranked by how urgently a person should read them, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audit.records import Recipe, Severity, Status
from audit.reports.counting import count, spoken
from audit.reports.index_rows import IndexRow, ranked, row_of, row_of_unread
from audit.reports.markdown import Markdown, link, strong
from audit.reports.templating import render

__all__ = ["IndexRow", "ranked", "render_index", "row_of", "row_of_unread"]

MOST_CHECKS = 10


def render_index(rows: Sequence[IndexRow], recipe: Recipe, *, limit: int = 200) -> list[tuple[str, str]]:
    """The pages as (file name, text): `index.md`, and above `limit` articles `index-2.md` and so on."""
    order = ranked(rows)
    pages = [order[start : start + limit] for start in range(0, len(order), limit)] or [[]]
    return [
        (
            _file_name(number),
            render(
                "index.md.jinja",
                rows=[_entry(row) for row in page],
                total=len(order),
                first=(number - 1) * limit + 1,
                number=number,
                pages=_page_links(number, len(pages)),
                summary=_summary(order) if number == 1 else [],
                checks=_checks(order) if number == 1 else [],
                recipe=recipe,
                signatures=[],
            ),
        )
        for number, page in enumerate(pages, start=1)
    ]


def _file_name(number: int) -> str:
    return "index.md" if number == 1 else f"index-{number}.md"


def _page_links(current: int, last: int) -> list[Markdown]:
    """Links to the first page, the neighbours and the last; none if there is but one page."""
    if last == 1:
        return []
    near = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    return [Markdown(f"**{n}**") if n == current else link(f"{n}", _file_name(n)) for n in near]


def _entry(row: IndexRow) -> dict[str, object]:
    return {
        "link": link(row.title, f"articles/{row.id}.md"),
        "reason": strong(row.reason),
        "numbers": _numbers(row),
        "id": row.id,
    }


def _numbers(row: IndexRow) -> str:
    parts = [count(row.words, "word")] if row.words else []
    if row.chrf is not None and row.bleu is not None:
        against = "against the original" if row.score == "source" else "by round trip"
        parts.append(f"chrF {row.chrf:.0f} and BLEU {row.bleu:.0f} {against}")
    return " · ".join([row.id, *parts])


def _summary(rows: Sequence[IndexRow]) -> list[str]:
    failed = sum(row.status == Status.FAILED for row in rows)
    clean = sum(row.status == Status.CLEAN for row in rows)
    worst = Counter(row.worst for row in rows if row.status == Status.FLAGGED)
    flagged = [
        f"{count(worst[severity.value], 'article')} with {severity.value} findings at worst"
        for severity in sorted(Severity, key=lambda severity: -severity.rank)
        if worst[severity.value]
    ]
    styled = sum(row.status == Status.CLEAN and bool(row.style) for row in rows)
    return [
        *([f"{count(failed, 'article')} failed: nobody has looked at them"] if failed else []),
        *flagged,
        *(
            [
                f"{count(clean, 'article')} without findings"
                + (f" ({styled} with house style only)" if styled else "")
            ]
            if clean
            else []
        ),
    ]


def _checks(rows: Sequence[IndexRow]) -> list[tuple[str, int, int]]:
    """The most frequent checks: name, findings, articles."""
    findings: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for row in rows:
        for name, number in row.checks:
            findings[name] += number
            articles[name] += 1
    common = sorted(findings.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHECKS]
    return [(spoken(name), number, articles[name]) for name, number in common]
