"""The report as a whole: golden files, and no text that becomes markup."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from audit.checks.check import Need
from audit.checks.running.registry import all_checks
from audit.records import ArticleAudit, Lane, Link, Severity, Skip, Span
from audit.reports.article.most_shown import MOST_OF_A_CHECK
from audit.reports.article.report import MOST_PASSAGES, render_article, render_unread
from audit.reports.exchange.results import result_of
from audit.reports.index.run_index import render_index
from audit.reports.summary.article_summary import summarise
from audit.reports.summary.run_summary import IndexRow, row_of, row_of_unread, summarise_run
from tests.reports.builders import RECIPE, UNREAD, audit_of, flag
from tests.reports.nasty import RENDERER, SPANS, TEXT
from tests.reports.samples import SAMPLES

GOLDEN = Path(__file__).parent / "golden"


def report_on(audit: ArticleAudit) -> str:
    return render_article(summarise(audit), RECIPE)


def index_of(rows: list[IndexRow]) -> str:
    ((_, page),) = render_index(sorted(rows, key=lambda row: -row.urgency), summarise_run(rows), RECIPE)
    return page


REPORTS = {name: report_on(make()) for name, make in SAMPLES.items()} | {
    "unread": render_unread(UNREAD, RECIPE),
    "index": index_of([row_of(summarise(make())) for make in SAMPLES.values()] + [row_of_unread(UNREAD)]),
}
INLINE = {"text", "softbreak", "code_inline", "strong_open", "strong_close", "em_open", "em_close"}
TABLE = {"details", "summary", "table", "tr", "th", "td", "span"}
BOX = '<input class="task-list-item-checkbox"'


@pytest.mark.parametrize("name", REPORTS)
def test_golden(name: str) -> None:
    path = GOLDEN / f"{name}.md"
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(REPORTS[name], encoding="utf-8")
    assert REPORTS[name] == path.read_text(encoding="utf-8"), (
        "if this is meant, run with WRITE_GOLDEN=1 and look"
    )


def test_no_orphans() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == set(REPORTS)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TABLE and not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_only_ours(report: str, links: int = 0, tables: int = 0) -> list[Token]:
    """The report holds no markup but that of the templates; returns its tokens."""
    tokens = RENDERER.parse(report)
    tags = _Tags()
    for token in tokens:
        if token.type == "html_block":
            tags.feed(token.content)
        assert token.type not in ("code_block", "hr", "math_block", "footnote_block_open")
    assert not tags.open and sum(token.type == "table_open" for token in tokens) == tables
    inline = [child for token in tokens if token.type == "inline" for child in token.children or []]
    there = [child.attrs["href"] for child in inline if child.type == "link_open"]
    assert sum(link not in ("#what-the-scores-mean", "../index.md") for link in there) == links
    assert {child.type for child in inline} <= INLINE | {"link_open", "link_close", "html_inline"}
    for child in inline:
        assert child.type != "html_inline" or child.content in SPANS or child.content.startswith(BOX)
    return tokens


def headings(tokens: list[Token]) -> list[str]:
    return [
        tokens[i + 1].content
        for i, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]


@pytest.mark.parametrize("name", [*SAMPLES, "unread"])
def test_samples_hold_only_our_markup(name: str) -> None:
    assert_only_ours(REPORTS[name])


def test_index_links_to_every_report() -> None:
    articles, found = len(SAMPLES) + 1, 10  # the table, then the articles of each check
    assert_only_ours(REPORTS["index"], links=articles + found, tables=2)


@st.composite
def nasty_audits(draw: st.DrawFn) -> ArticleAudit:
    lines = draw(st.lists(TEXT.filter(lambda line: bool(line.strip())), min_size=1, max_size=4))
    text = "x" + "\n".join(lines) + "x"
    flags = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start=start, end=draw(st.integers(start + 1, len(text))))
        flags.append(
            flag(
                text,
                "x",
                span=span,
                message=draw(TEXT.filter(lambda message: bool(message.strip()))),
                suggestion=draw(st.none() | TEXT),
                severity=draw(st.sampled_from(Severity)),
                lane=draw(st.sampled_from(Lane)),
            )
        )
    return audit_of(
        text,
        flags,
        backs={index: draw(TEXT) for index in range(draw(st.integers(0, 3)))},
        article={"title": draw(st.none() | TEXT), "url": draw(st.none() | TEXT), "path": draw(TEXT) or "-"},
        disclosure=draw(st.none() | st.just((text, None))),
    )


@settings(max_examples=40)
@given(audit=nasty_audits())
def test_any_text_stays_text(audit: ArticleAudit) -> None:
    tokens = assert_only_ours(report_on(audit))
    expected = {"Scores", "All passages", "Recipe"}
    possible = {"What the site says, and the answer", "Facts", "Suspicions", "Style and layout"}
    possible.add("What could not be judged")
    assert expected <= set(headings(tokens)) <= expected | possible
    row = row_of(summarise(audit))
    tokens = assert_only_ours(index_of([row]), links=1 + len(row.checks), tables=1)
    assert sum(token.type == "td_open" for token in tokens) == 6


def test_fix_shows_what_to_write() -> None:
    report = REPORTS["flagged"]
    assert "- La Chine est prête" not in report
    assert re.search(r"^  - .*les BRICS\. , à aider", report, re.MULTILINE)
    assert re.search(r"^  \+ .*les BRICS, à aider", report, re.MULTILINE)


def test_kinds_of_space_are_told_apart() -> None:
    text = "Il dit : non."
    spaced = flag(text, " :", suggestion="\u00a0:")
    assert "+ Il dit⍽: non." in report_on(audit_of(text, [spaced]))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Donné", "Corps.", "Donné"),
        (None, "Premier mot.\nSuite.", "Premier mot."),
        ("  ", "a " * 200, "[…]"),
    ],
)
def test_title(title: str | None, text: str, expected: str) -> None:
    found = summarise(audit_of(text, article={"title": title})).title
    assert expected in found and len(found) <= 160


def test_a_million_characters_are_rendered() -> None:
    text = "Le conseil a voté la loi sur les finances. " * 24_000
    report = report_on(audit_of(text, [flag(text, text, suggestion=text + "!")]))
    assert len(report) < 10_000


def test_of_each_check_only_as_many_are_shown_as_anyone_reads() -> None:
    text = "\n".join(f"Le conseil a voté la loi {number}." for number in range(50))
    many = [flag(text, f"la loi {number}.") for number in range(50)]
    other = flag(text, "Le conseil", check="LI02", name="lost_space", severity=Severity.MINOR)
    report = report_on(audit_of(text, [*many, other]))
    assert report.count("- **Stray stop**") == MOST_OF_A_CHECK
    assert "**Lost space**" in report
    assert "30 more of stray stop: see results.jsonl." in report


def test_passages_beyond_what_a_page_shows_are_counted() -> None:
    text = "\n".join(f"Phrase {number}." for number in range(MOST_PASSAGES + 5))
    report = report_on(audit_of(text))
    assert report.count("<tr><td>") == MOST_PASSAGES
    assert f"The first {MOST_PASSAGES} of {MOST_PASSAGES + 5} passages" in report


def test_an_omission_is_told_once() -> None:
    sentence = "Nobody translated this one, which is long enough to be told from others."
    text = "Le mur est tombé."
    links = (
        Link(passages=(0,), originals=(0,), similarity=0.9),
        Link(passages=(), originals=(1,), similarity=0.0),
    )
    given = {"original": ["The wall fell.", sentence], "links": links, "backs": {0: "The wall fell."}}
    assert "## Beside the original" in report_on(audit_of(text, **given))
    told = flag(text, text, name="omitted_sentence", message=f"After this, one is missing: “{sentence}”")
    report = report_on(audit_of(text, [told], **given))
    assert report.count(sentence) == 1 and "## Beside the original" not in report


def test_what_was_not_compared_is_said_in_words() -> None:
    skips = tuple(Skip(check=one, reason="needs the original") for one in ("AC06", "AC10", "AC09", "AC01"))
    report = report_on(audit_of("Une phrase.", skips=skips))
    assert "- Not compared with the original: numbers, negations, omissions and " in report
    assert "(`AC06`, `AC10`, `AC09` and `AC01`)." in report


def test_every_check_that_needs_the_original_has_words_for_it() -> None:
    assert all(check.topic for check in all_checks() if Need.ORIGINAL in check.needs)


def test_passages_too_unlike_the_original_are_listed() -> None:
    links = (Link(passages=(0,), originals=(0,), similarity=0.1),)
    audit = audit_of("Le mur.", original=["A wall."], links=links, backs={0: "The wall."})
    assert "- Line 1: the back-translation is too unlike the original" in report_on(audit)


def test_passages_too_long_to_compare_are_listed() -> None:
    text, original = "Le mur est tombé. " * 200, "The wall came down. " * 200
    links = (Link(passages=(0,), originals=(0,), similarity=0.9),)
    audit = audit_of(text.strip(), original=[original.strip()], links=links, backs={0: "The wall fell. "})
    assert "- Line 1: the back-translation is too unlike the original, or the passage too" in report_on(audit)
    assert result_of(summarise(audit)).uncompared_passages == [0]


def test_what_came_with_the_article_is_told_and_kept() -> None:
    given = {"desk": "*sport*\n# x", "score": None, "tags": ["a", "b"]}
    audit = audit_of("Une phrase.", article={"meta": json.dumps(given)})
    assert '\n`desk`: \\*sport\\* # x · `score`: null · `tags`: ["a","b"]\n' in report_on(audit)
    assert result_of(summarise(audit)).meta == given
    many = audit_of("Une phrase.", article={"meta": json.dumps({f"f{n}": n for n in range(20)})})
    assert " · and 8 more fields\n" in report_on(many)


def test_what_could_not_be_judged_is_no_matter_of_style() -> None:
    text = "La Chine est prête.\nElle aidera."
    doubt = flag(
        text, "Elle aidera.", check="AC20", lane=Lane.SUSPICION, severity=Severity.STYLE, message="Lost."
    )
    report = report_on(audit_of(text, [doubt]))
    assert re.search(r"## What could not be judged\n+(?:- .*\n)*- Lost\. \(line 2; `AC20`\)", report)
    assert "Style and layout" not in report and "house style" not in report
