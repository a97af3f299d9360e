"""The index of a run as pages of HTML: its articles by risk, and what they have in common."""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from markupsafe import Markup

from audit.records import Recipe
from audit.reports.html.shell import fill, page
from audit.reports.index import run_index as index
from audit.reports.summary.run_groups import Group, Place
from audit.reports.summary.run_summary import IndexRow, RunSummary
from audit.reports.summary.urgency import STEPS, step
from audit.reports.wording import count, spoken


def render_index_pages(
    ranked: Iterable[IndexRow], run: RunSummary, recipe: Recipe, *, limit: int = 200
) -> Iterator[tuple[str, str]]:
    """The pages as (file name, text): `index.html`, and above `limit` articles `index-2.html` and so on.

    `ranked` are the rows, the most urgent first; they are taken one page at a time.
    """
    rows = iter(ranked)
    last = max(1, -(-run.total // limit))
    title = f"{count(run.total, 'article')} audited"
    for number in range(1, last + 1):
        body = fill(
            "index.html.jinja",
            title=title if number == 1 else f"{title}, page {number}",
            rows=[_entry(row, run) for row in islice(rows, limit)],
            first=(number - 1) * limit + 1,
            number=number,
            pages=[(near, index.file_name(near, "html")) for near in index.near_pages(number, last)],
            risk=index.RISK,
            run=_overview(run) if number == 1 else None,
            recipe=recipe,
            signatures=[],
        )
        yield index.file_name(number, "html"), page(title, body, name="index")


def _entry(row: IndexRow, run: RunSummary) -> dict[str, object]:
    return {
        "row": row,
        "href": _address(Place(row.id, row.title)),
        "risk": index.risk_said(row),
        "meter": _meter(step(row.risk), STEPS),
        "score": index.score_said(row, run),
    }


def _overview(run: RunSummary) -> dict[str, object]:
    """What the first page says of all articles together."""
    most = max(run.findings.values(), default=1)
    return {
        "summary": list(index.summary_lines(run)),
        "outliers": [(_linked(place), against, chrf) for place, against, chrf in index.outliers(run)],
        "shared": [(spoken(name), text, _listed(group)) for name, text, group in index.shared_faults(run)],
        "checks": [
            (name, spoken(name), found, _meter(found, most), articles, _listed(group))
            for name, found, articles, group in index.frequent_checks(run)
        ],
        "fields": index.field_tables(run),
        "plots": [_plot(caption, steps) for caption, steps in index.distributions(run)],
    }


def _plot(caption: str, steps: list[tuple[str, int]]) -> Markup:
    """A bar for each step, as SVG."""
    most = max((number for _, number in steps), default=1)
    return fill("plot.html.jinja", caption=caption, steps=steps, most=most)


def _meter(value: int, most: int) -> Markup:
    return fill("meter.html.jinja", share=round(100 * value / most))


def _listed(group: Group) -> Markup:
    links = Markup(", ").join(_linked(place) for place in group.places)
    more = group.articles - len(group.places)
    return links + (f" and {count(more, 'other')}" if more else "")


def _linked(place: Place) -> Markup:
    return Markup('<a href="{}">{}</a>').format(_address(place), place.id)


def _address(place: Place) -> str:
    """That of its page, or of a finding there."""
    finding = f"#f-{place.fingerprint}" if place.fingerprint else ""
    return f"{quote(place.report)}.html{finding}"
