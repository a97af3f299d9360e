"""Sixty articles: what was planted comes first, and what articles share is counted in bounded memory."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from audit.records import ArticleAudit, Link, Severity
from audit.reports.html.index_page import render_index_pages
from audit.reports.index.run_index import render_index
from audit.reports.summary import run_groups
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.run_groups import Fault, Faults, Fields, Place
from audit.reports.summary.run_summary import IndexRow, row_of, row_of_unread, summarise_run
from tests.reports.builders import RECIPE, UNREAD, audit_of, flag, scores, suspicion
from tests.reports.samples import SAMPLES
from tests.reports.test_article_page import Page

LINES = [f"Le pont numéro {number} est fermé." for number in range(8)]
TEXT = "\n".join(LINES)
ENGLISH = [f"Bridge number {number} is closed." for number in range(8)]
CONTENT = {"category": "accuracy/mistranslation", "name": "number_changed"}


def article(number: int, *flags: object, similarity: float = 0.9, meta: str | None = None) -> ArticleAudit:
    links = tuple(Link(passages=(i,), originals=(i,), similarity=similarity) for i in range(len(LINES)))
    return audit_of(
        TEXT,
        flags,  # type: ignore[arg-type]
        backs=dict(enumerate(ENGLISH)),
        original=ENGLISH,
        links=links,
        article={"id": f"article-{number:02}", "meta": meta},
        scored_against=scores(60.0 + number % 7, 30.0),
    )


def sixty() -> list[IndexRow]:
    """Most have a suspicion, typography or nothing; 7, 23 and 41 are planted."""
    doubted = [suspicion(TEXT, f"numéro {n}", probability=0.4, severity=Severity.MINOR) for n in range(7)]
    plain = [(), (flag(TEXT, "pont"),), (doubted[0],), (flag(TEXT, "pont", severity=Severity.STYLE),)]
    audits = {number: article(number, *plain[number % 4]) for number in range(60)}
    audits[7] = article(7, *doubted)
    audits[23] = article(23, flag(TEXT, "2", **CONTENT))
    audits[41] = article(41, similarity=0.01)
    return [row_of(summarise(audit)) for audit in audits.values()]


def ranked(rows: list[IndexRow]) -> list[IndexRow]:
    shuffled = random.Random(4).sample(rows, len(rows))
    return sorted(shuffled, key=lambda row: (-row.urgency, row.id))


def markdown(rows: list[IndexRow]) -> str:
    return next(text for _, text in render_index(ranked(rows), summarise_run(ranked(rows)), RECIPE))


def page(rows: list[IndexRow]) -> str:
    return next(text for _, text in render_index_pages(ranked(rows), summarise_run(ranked(rows)), RECIPE))


def test_what_was_planted_comes_first() -> None:
    order = re.findall(r"\((article-\d\d)\)", markdown(sixty()))
    assert order[:3] == ["article-23", "article-41", "article-07"]


def test_both_indexes_have_the_same_order_and_risk() -> None:
    html = page(sixty())
    links = [link for link in Page(html).links if link.startswith("articles/")]
    assert [link.removeprefix("articles/").removesuffix(".html") for link in links[:60]] == re.findall(
        r"\((article-\d\d)\)", markdown(sixty())
    )[:60]
    assert re.findall(r"\d\d %", html)[:4] == ["90 %", "90 %", "90 %", "40 %"]
    assert "▮▮▮▮▮▮▮▮▮▯ 90 %" in markdown(sixty())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_of_samples_holds_only_our_markup(name: str) -> None:
    audit = SAMPLES[name]()
    rows = [replace(row_of(summarise(audit)), meta=(("<b>", f"{number}|</td>"),)) for number in (1, 2, 2)]
    read = Page(page([*rows, row_of_unread(UNREAD)]))
    assert len(read.ids) == len(set(read.ids))
    assert all(link.startswith("articles/") and "//" not in link for link in read.links)


def test_a_finding_is_linked_where_it_stands() -> None:
    row = ranked(sixty())[0]
    fingerprint = row.faults[0].fingerprint
    assert f"articles/{row.id}.html#f-{fingerprint}" in Page(page(sixty())).links
    assert 'id="number_changed"' in page(sixty())


def test_distributions_are_drawn_with_their_numbers_in_words() -> None:
    html = page(sixty())
    assert (
        html.count("<figure>") == 2
        and 'aria-label="Articles by chrF against the original: 44 at 60–65' in html
    )
    assert "style=" not in html


def test_articles_are_grouped_by_fields_of_few_values() -> None:
    rows = [
        row_of(summarise(article(n, meta=f'{{"site": "s{n % 2}", "key": "k{n}", "tags": [1], "ok": true}}')))
        for n in range(40)
    ]
    text = markdown(rows)
    assert "## By site" in text and "| s0 | 20 | 0 % | 0.0 | 63 |" in text
    assert not re.search("## By (key|tags|ok)", text)


def test_a_score_far_below_the_others_is_named() -> None:
    rows = [row_of(summarise(article(n))) for n in range(30)]
    assert "far below the rest" not in markdown(rows)
    rows[4] = replace(rows[4], chrf=31.0)
    assert "- [article-04](articles/article-04.md): chrF 31 against the original" in markdown(rows)
    assert "far below the rest" not in markdown(rows[:12])


def test_the_same_words_in_several_articles_are_named_once() -> None:
    rows = [row_of(summarise(article(n, flag(TEXT, "pont"), flag(TEXT, "Le pont")))) for n in range(7)]
    rows += [row_of(summarise(article(8, flag(TEXT, "fermé"))))]
    text = markdown(rows)
    assert "stray stop, “pont”: [article-00](articles/article-00.md), " in text and "and 2 others" in text
    assert "“fermé”" not in text


def test_memory_does_not_grow_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_groups, "MOST_REMEMBERED", 100)
    faults, fields = Faults(), Fields()
    for number in range(2000):
        faults.add(
            Place(f"{number}", "t"), (Fault("LI01", "n", f"{number}", "f"), Fault("LI01", "n", "all", "f"))
        )
        list(fields.of((("key", f"{number}"),)))
    assert len(faults._groups) <= 101 and fields.tables() == {}
    ((_, text, group),) = faults.shared(10)
    assert (text, group.articles, len(group.places)) == ("all", 2000, 5)
