"""The index of a run: its articles, ranked by how urgently a person should read them, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from audit.records import Recipe, Severity, Status
from audit.reports.markdown.safe_markdown import Markdown, link, strong
from audit.reports.markdown.templating import render
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.risk import DOUBT, FACT
from audit.reports.summary.run_groups import Group, Place, Tally
from audit.reports.summary.run_summary import CHRF_BIN, RATE_BIN, RATE_BINS, IndexRow, RunSummary
from audit.reports.summary.urgency import STEPS, step
from audit.reports.wording import count, listed, spoken

MOST_CHECKS = 20
MOST_SHARED = 30
FEWEST_DRAWN = 3
"""Articles of which a distribution says more than the list."""
FULL, EMPTY = "▮", "▯"
AGAINST = {"source": "against the original", "round trip": "in a round trip"}
LONGEST_BAR = 20
RISK = (
    "Risk is the probability that a reader would be misled, in steps of ten percent: that at least one "
    "finding about what the text says is right, of each passage the most probable one. A fact counts "
    f"{100 * FACT:.0f} %, as measured, a suspicion its own probability, an article in doubt as a whole "
    f"{100 * DOUBT:.0f} % until somebody has looked. Articles of equal risk are ordered by the worst that "
    "was found, then by findings in 1,000 words."
)


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
            file_name(number, "md"),
            render(
                "index.md.jinja",
                rows=[_entry(row, run) for row in islice(rows, limit)],
                total=run.total,
                first=(number - 1) * limit + 1,
                number=number,
                pages=_page_links(number, last),
                risk=RISK,
                run=_overview(run) if number == 1 else None,
                recipe=recipe,
                signatures=[],
            ),
        )


def _overview(run: RunSummary) -> dict[str, object]:
    """What the first page says of all articles together."""
    return {
        "summary": list(summary_lines(run)),
        "outliers": [(_said(place), against, chrf) for place, against, chrf in outliers(run)],
        "shared": [(spoken(name), text, _linked(group)) for name, text, group in shared_faults(run)],
        "checks": [
            (spoken(name), found, articles, _linked(group))
            for name, found, articles, group in frequent_checks(run, MOST_CHECKS)
        ],
        "fields": field_tables(run),
        "distributions": list(_bars(run)),
    }


def file_name(number: int, suffix: str) -> str:
    """Of the page with this number, from 1."""
    return f"index.{suffix}" if number == 1 else f"index-{number}.{suffix}"


def near_pages(current: int, last: int) -> list[int]:
    """The first page, the neighbours and the last; none if there is but one page."""
    return sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)}) if last > 1 else []


def _page_links(current: int, last: int) -> list[Markdown]:
    near = near_pages(current, last)
    return [Markdown(f"**{n}**") if n == current else link(f"{n}", file_name(n, "md")) for n in near]


def _entry(row: IndexRow, run: RunSummary) -> dict[str, object]:
    return {
        "link": link(row.title, row.report),
        "id": row.id,
        "risk": _bar(row),
        "reason": strong(row.reason),
        "words": f"{row.words:,}".replace(",", " ") if row.words else "",
        "score": score_said(row, run),
    }


def risk_said(row: IndexRow) -> str:
    """`90 %`, or `low`; empty where nobody knows."""
    if row.status == Status.FAILED:
        return ""
    done = min(step(row.risk) * 100 // STEPS, 99)
    return f"{done} %" if done else "low"


def _bar(row: IndexRow) -> str:
    done = step(row.risk)
    said = risk_said(row)
    return f"{FULL * done}{EMPTY * (STEPS - done)} {said}" if done and said else said


def score_said(row: IndexRow, run: RunSummary) -> str:
    """`61 / 31 in a round trip`: chrF and BLEU, and what they compare."""
    if row.chrf is None or row.bleu is None or row.score is None:
        return ""
    alone = ", no original" if row.original == Comparison.MISSING and run.has_originals else ""
    return f"{row.chrf:.0f} / {row.bleu:.0f} {AGAINST[row.score]}{alone}"


def summary_lines(run: RunSummary) -> Iterator[str]:
    """How many articles came out how, the worst first."""
    if failed := run.statuses[Status.FAILED]:
        yield f"{count(failed, 'article')} could not be audited"
    for severity in reversed(Severity):
        if severity is Severity.MINOR and (doubtful := run.statuses[Status.DOUBTFUL]):
            yield f"{count(doubtful, 'article')} doubtful as a whole"
        if flagged := run.worst[severity.value]:
            yield f"{count(flagged, 'article')} whose worst finding is {severity.value}"
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


def frequent_checks(run: RunSummary, most: int | None = None) -> list[tuple[str, int, int, Group]]:
    """The checks that found most, all or so many: name, findings, articles, and the first of these."""
    common = sorted(run.findings.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [(name, number, run.articles[name], run.places[name]) for name, number in common]


def shared_faults(run: RunSummary) -> list[tuple[str, str, Group]]:
    """The findings on the same words in several articles: name of the check, words, articles."""
    return run.faults.shared(MOST_SHARED)


def _linked(group: Group) -> Markdown:
    links: list[str] = [_said(place) for place in group.places]
    more = group.articles - len(links)
    return Markdown(listed([*links, *([count(more, "other")] if more else [])]))


def _said(place: Place) -> Markdown:
    return link(place.id, f"{place.report}.md")


def outliers(run: RunSummary) -> list[tuple[Place, str, str]]:
    """Articles that score far less than the rest: article, what was compared, chrF."""
    return [
        (place, AGAINST[kind], f"{chrf:.0f}")
        for kind, scored in sorted(run.scores.items())
        for chrf, place in scored.outliers()
    ]


def distributions(run: RunSummary) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """What is drawn: a caption, and the number of articles for each of some steps in order."""
    for kind, scored in sorted(run.scores.items()):
        if scored.bins.total() >= FEWEST_DRAWN:
            yield f"chrF {AGAINST[kind]}", [(_score(one), scored.bins[one]) for one in _steps(scored.bins)]
    if run.rates.total() >= FEWEST_DRAWN:
        yield "findings in 1,000 words", [(_rate(one), run.rates[one]) for one in _steps(run.rates)]


def _score(number: int) -> str:
    return f"{number * CHRF_BIN}–{(number + 1) * CHRF_BIN}"


def _rate(number: int) -> str:
    low = number * RATE_BIN
    return f"{low} or more" if number == RATE_BINS - 1 else f"{low}–{low + RATE_BIN}"


def _steps(bins: Mapping[int, int]) -> Sequence[int]:
    return range(min(bins), max(bins) + 1) if bins else ()


def _bars(run: RunSummary) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
    for caption, steps in distributions(run):
        most = max((number for _, number in steps), default=1)
        yield caption, [(name, number, FULL * round(LONGEST_BAR * number / most)) for name, number in steps]


def field_tables(run: RunSummary) -> dict[str, list[tuple[str, ...]]]:
    """For each field of few values its table: value, articles, risk, findings in 1,000 words, chrF."""
    return {
        name: [(value, *_cells(tally)) for value, tally in tallies.items()]
        for name, tallies in run.fields.tables().items()
    }


def _cells(tally: Tally) -> Iterator[str]:
    yield f"{tally.articles:,}".replace(",", " ")
    yield f"{100 * tally.risk / tally.articles:.0f} %"
    yield f"{1000 * tally.findings / tally.words:.1f}" if tally.words else ""
    yield f"{tally.chrf / tally.scores:.0f}" if tally.scores else ""
