"""The index: order, reasons, pages, and rows that survive storage."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from audit.reports.index.run_index import render_index
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.run_summary import IndexRow, row_of, row_of_unread, summarise_run
from tests.reports.builders import RECIPE, UNREAD
from tests.reports.samples import SAMPLES

ROWS = [replace(row_of(summarise(make())), id=name) for name, make in SAMPLES.items()] + [
    row_of_unread(UNREAD)
]


def copies(number: int) -> list[IndexRow]:
    return [replace(ROWS[0], id=f"article-{index:03}") for index in range(number)]


def index(rows: list[IndexRow], limit: int = 200) -> list[tuple[str, str]]:
    return list(render_index(rows, summarise_run(rows), RECIPE, limit=limit))


def test_urgency() -> None:
    assert [row.id for row in sorted(ROWS, key=lambda row: (-row.urgency, row.id))] == [
        "broken",
        "nasty",
        "not_french",
        "with_original",
        "flagged",
        "suppressed",
        "disclosed",
        "clean",
    ]


def test_row() -> None:
    row = ROWS[0]
    assert (row.status, row.facts, row.suspicions, row.style) == ("flagged", 2, 1, 1)
    assert (row.chrf, row.bleu, row.score, row.worst) == (55.25, 31.5, "round trip", "major")
    assert dict(row.checks)["stray_stop"] == 1
    assert ROWS[4].id == "with_original" and row_of(summarise(SAMPLES["with_original"]())).score == "source"


def test_rows_survive_storage() -> None:
    assert [msgspec.json.decode(msgspec.json.encode(row), type=IndexRow) for row in ROWS] == ROWS


def test_one_page() -> None:
    ((name, text),) = index(ROWS)
    assert name == "index.md"
    assert "- 3 articles could not be audited" in text
    assert "(1 with house style only)" in text
    assert "Pages:" not in text


def test_pages() -> None:
    pages = index(copies(5), limit=2)
    assert [name for name, _ in pages] == ["index.md", "index-2.md", "index-3.md"]
    assert "\n| 3 | [" in pages[1][1] and "(articles/article-002.md)" in pages[1][1]
    assert "[1](index.md) **2** [3](index-3.md)" in pages[1][1]
    assert "Most frequent" in pages[0][1] and "Most frequent" not in pages[1][1]


def test_no_page_is_added_at_the_limit() -> None:
    assert len(index(copies(4), limit=2)) == 2
    assert len(index(copies(200))) == 1
    assert len(index(copies(201))) == 2


def test_empty_run() -> None:
    ((_, text),) = index([])
    assert text.startswith("# 0 articles audited\n")


def test_most_frequent_checks() -> None:
    text = index(copies(3))[0][1]
    assert "- stray stop: 3 in 3 articles: [article-000](articles/article-000.md), " in text


def test_links_are_encoded() -> None:
    text = index([replace(ROWS[0], id="a b(c)é#?")])[0][1]
    # The file is called `a b(c)é#%3F.md`.
    assert "(articles/a%20b%28c%29%C3%A9%23%253F.md)" in text
