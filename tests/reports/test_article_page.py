"""The page of HTML: what it says, how marks nest, and no text that becomes markup."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.records import ArticleAudit, Link, PairWeights, Span, Translation, WordWeight
from audit.reports.html.article_page import render_article_page, render_unread_page
from audit.reports.html.markup import Element, marked
from audit.reports.html.shell import page, text
from audit.reports.summary.article_summary import summarise
from tests.reports.builders import RECIPE, UNREAD, audit_of, flag, place, span_of, suspicion
from tests.reports.nasty import TEXT
from tests.reports.samples import SAMPLES
from tests.reports.test_article import nasty_audits

VOID = {"meta", "input", "br"}
TAGS = {
    "html", "head", "meta", "title", "style", "script", "body", "header", "main", "div", "section", "article",
    "h1", "h2", "h3", "p", "a", "code", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "mark", "sup", "i",
    "span", "del", "ins", "strong", "em", "input", "label", "details", "summary", "table", "tr", "th", "td",
    "br", "template", "select", "option", "button", "textarea", "kbd",
    "thead", "tbody", "nav", "figure", "figcaption", "svg", "g", "rect", "text", "line",
}  # fmt: skip


class Page(HTMLParser):
    """Reads a page strictly: every element is known, closed, and has only attributes of ours."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcset")]
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        self.texts[inside] = self.texts.get(inside, "") + data


def replace_weights(audit: ArticleAudit, pairs: tuple[PairWeights, ...]) -> ArticleAudit:
    return replace(audit, evidence=replace(audit.evidence, weights=pairs))


def page_of(audit: ArticleAudit) -> str:
    return render_article_page(summarise(audit), RECIPE)


def assert_sound(html: str) -> Page:
    """Nothing but our markup, links that stay in the run, and every link within the page leads somewhere."""
    read = Page(html)
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        assert link.startswith("#") or re.fullmatch(r"\.\./index\.html(#.+)?|[^/:#?]+\.txt", link), link
        assert not link.startswith("#") or link[1:] in read.ids or link == "#what-the-scores-mean", link
    return read


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_hold_only_our_markup(name: str) -> None:
    assert_sound(page_of(SAMPLES[name]()))


def test_unread() -> None:
    html = render_unread_page(UNREAD, RECIPE)
    assert_sound(html)
    assert "Not audited: in/broken.txt is empty. Give a file that holds an article." in html


@settings(max_examples=60, deadline=None)
@given(nasty_audits())
def test_no_text_becomes_markup(audit: ArticleAudit) -> None:
    assert_sound(page_of(audit))


@given(TEXT)
def test_text_is_shown_as_it_is(nasty: str) -> None:
    html = page(nasty, text(nasty))
    read = Page(html)
    assert set(read.texts) <= {"title", "style", "body", "html", "head", ""}
    assert "\u202e" not in html and "\x00" not in html


def test_policy_allows_what_is_there_and_nothing_else() -> None:
    html = page_of(SAMPLES["flagged"]())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    asked = dict(part.split(" ", 1) for part in policy[1].replace("&#39;", "'").split("; "))
    assert asked.pop("default-src") == asked.pop("base-uri") == asked.pop("form-action") == "'none'"
    for element in ("style", "script"):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert asked.pop(f"{element}-src") == f"'sha256-{digest}'"
    assert not asked


def test_page_without_a_script_allows_none() -> None:
    assert "script-src &#39;none&#39;" in page("t", text("b"))


WORDS = "Le chat noir dort ici."


def elements(*spans: tuple[int, str]) -> list[Element]:
    line = Element(0, 0, len(WORDS), "p")
    found = [span_of(WORDS, words) for _, words in spans]
    return [
        line,
        *(
            Element(rank, span.start, span.end, f"x{n}")
            for n, ((rank, _), span) in enumerate(zip(spans, found, strict=True))
        ),
    ]


def test_one_inside_another_nests() -> None:
    html = marked(WORDS, elements((1, "noir dort"), (1, "dort")), {})
    assert html == "<p>Le chat <x0>noir <x1>dort</x1></x0> ici.</p>"


def test_overlapping_are_split() -> None:
    html = marked(WORDS, elements((1, "chat noir"), (1, "noir dort")), {})
    assert html == "<p>Le <x0>chat <x1>noir</x1></x0><x1> dort</x1> ici.</p>"


def test_rank_decides_what_is_outside() -> None:
    html = marked(WORDS, elements((2, "chat noir"), (1, "noir dort")), {})
    assert html == "<p>Le <x0>chat </x0><x1><x0>noir</x0> dort</x1> ici.</p>"


def test_same_place_twice() -> None:
    html = marked(WORDS, elements((1, "noir"), (1, "noir")), {12: text("!")})
    assert html == "<p>Le chat <x0><x1>noir!</x1></x0> dort ici.</p>"


def test_id_is_given_once() -> None:
    line = [Element(0, 0, 2, "p"), Element(0, 3, 7, "p")]
    html = marked(WORDS, [*line, Element(1, 0, 7, "b", id=text("k"))], {})
    assert html == '<p><b id="k">Le</b></p><p><b>chat</b></p>'


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 21), st.integers(1, 22)), max_size=8))
def test_any_elements_nest(drawn: list[tuple[int, int, int]]) -> None:
    given_ones = [
        Element(rank, min(a, b), max(a, b) + (a == b), f"x{n}") for n, (rank, a, b) in enumerate(drawn)
    ]
    opened: list[str] = []
    covered: dict[str, str] = {}
    for tag, words in re.findall(r"<(/?\w+)>|([^<]+)", marked(WORDS, given_ones, {})):
        if tag.startswith("/"):
            assert opened.pop() == tag[1:]
        elif tag:
            opened.append(tag)
        for one in opened:
            covered[one] = covered.get(one, "") + words
    for element in given_ones:
        if element.rank == 0:
            assert covered[element.tag] == WORDS[element.start : element.end]


def test_marks_stand_where_the_findings_are() -> None:
    line = "Ils ont dit , là , que “non”."
    commas = flag(line, " ,", places=(place(line, " ,"), place(line, " ,", nth=1)), span=span_of(line, " ,"))
    html = page_of(audit_of(line, [commas, suspicion(line, "là , que")]))
    assert re.search(
        r'Ils ont dit<mark class="fact major" data-f="(\w+)"> ,<sup>.*?</sup></mark> '
        r'<mark class="suspicion major" data-f="\w+">là<mark class="fact major" data-f="\1"> ,</mark> que',
        html,
    )


def test_set_aside_is_shown_as_such() -> None:
    html = page_of(SAMPLES["suppressed"]())
    assert "Set aside: Cité tel quel." in html
    assert html.count('class="card fact major aside"') == 2
    assert "Set aside: **Voulu** &lt;b&gt;ainsi&lt;/b&gt; ↵ # [x](http://mal.example)" in html


def test_fix_is_a_diff() -> None:
    html = page_of(SAMPLES["with_original"]())
    assert "en <del>1998</del><ins>1989</ins>." in html


def test_improbable_words_are_told() -> None:
    line = "Le gâteau nucléaire a eu lieu."
    words = [("gâteau", -9.0), ("nucléaire", -3.0), ("lieu", -0.1)]
    weights = tuple(
        WordWeight(span.start, span.end, (log,)) for word, log in words for span in [span_of(line, word)]
    )
    audit = audit_of(line, backs={0: "The nuclear cake took place."})
    pair = PairWeights(passages=(0,), originals=(), french=weights)
    html = page_of(replace_weights(audit, (pair,)))
    assert '<i class="h4">gâteau</i> <i class="h1">nucléaire</i> a eu lieu' in html
    assert "gâteau: 1 in 8,000" in html
    assert "nucléaire: 1 in" not in html
    assert '<span id="p-0" class="s first">' in html, "the passage is one to read first"


def test_no_switch_where_nothing_was_weighed() -> None:
    assert 'id="heat"' not in page_of(SAMPLES["clean"]())


def hundred_passages() -> ArticleAudit:
    """A hundred sentences of 25 words, each with original, translations, improbable words and a finding."""
    french = (
        "Le conseil {} a voté mardi la loi sur le climat , après trois heures de débats sans fin ni but, "
    )
    lines = [f"{french.format(number)}devant un public fourni." for number in range(100)]
    english = [
        f"Council {number} passed the climate act on Tuesday after three hours of endless, aimless debates, "
        "before a full house."
        for number in range(100)
    ]
    text = "\n".join(lines)
    commas = [Span(start=found.start(), end=found.end()) for found in re.finditer(" ,", text)]
    flags = [
        flag(text, " ,", span=comma, suggestion=",", check=f"LI{index % 10:02}")
        for index, comma in enumerate(commas)
    ]
    links = [Link(passages=(index,), originals=(index,), similarity=0.9) for index in range(100)]
    audit = audit_of(text, flags, backs=dict(enumerate(english)), original=english, links=links)
    items = tuple(
        replace(item, round_trip=Translation(text=item.passage.text)) for item in audit.evidence.passages
    )
    pairs = tuple(
        PairWeights(passages=(item.passage.index,), originals=(), french=improbable(text, item.passage.span))
        for item in items
    )
    return replace(audit, evidence=replace(audit.evidence, passages=items, weights=pairs))


def improbable(text: str, span: Span) -> tuple[WordWeight, ...]:
    """Every word of a passage, none expected."""
    words = re.compile(r"\w+").finditer(text, span.start, span.end)
    return tuple(WordWeight(word.start(), word.end(), (-5.0,)) for word in words)


def test_hundred_passages_stay_small() -> None:
    html = page_of(hundred_passages())
    assert html.count('class="card ') == 100
    assert len(html.encode()) < 300_000
