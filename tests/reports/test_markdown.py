"""Escaped text is text: nothing an article holds may become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it.token import Token

from audit.reports.characters import visible
from audit.reports.markdown import code, code_block, escape, html_text, link, strong
from tests.reports.nasty import RENDERER, TEXT, plain

FRAMES = {
    "paragraph": ("{}", ["paragraph_open", "inline", "paragraph_close"]),
    "heading": ("# {}", ["heading_open", "inline", "heading_close"]),
    "list item": (
        "- [ ] {}",
        [
            *["bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close"],
            "list_item_close",
            "bullet_list_close",
        ],
    ),
    "quotation": (
        "> {}",
        ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"],
    ),
}


def shown(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize("frame", FRAMES)
@given(text=TEXT)
def test_escaped_text_is_text(frame: str, text: str) -> None:
    template, expected = FRAMES[frame]
    escaped = escape(text.strip())
    assume(escaped)
    tokens = RENDERER.parse(template.format(escaped))
    assert [token.type for token in tokens] == expected
    children = next(token.children or [] for token in tokens if token.type == "inline")
    assert {token.type for token in children} == {"text"}
    prefix = "[ ] " if frame == "list item" else ""
    assert plain(shown(children)) == plain(prefix + visible(text.strip()))


@given(before=TEXT, text=TEXT.filter(lambda text: bool(visible(text).strip())), after=TEXT)
def test_strong_is_bold_wherever_it_stands(before: str, text: str, after: str) -> None:
    tokens = RENDERER.parseInline(f"x{escape(before)}{strong(text)}{escape(after)}x")[0].children or []
    assert [token.type for token in tokens if token.type != "text"] == ["strong_open", "strong_close"]
    bold = tokens[
        [t.type for t in tokens].index("strong_open") + 1 : [t.type for t in tokens].index("strong_close")
    ]
    assert plain(shown(bold)) == plain(visible(text))
    assert plain(shown(tokens)) == plain(visible(f"x{before}{text}{after}x"))


@given(text=TEXT)
def test_code_span_holds_the_text(text: str) -> None:
    tokens = RENDERER.parseInline(f"x {code(text)} x")[0].children or []
    assert [token.type for token in tokens] == ["text", "code_inline", "text"]
    assert plain(tokens[1].content) == plain(visible(text))


@given(lines=st.lists(TEXT, min_size=1, max_size=4))
def test_code_block_holds_the_lines(lines: list[str]) -> None:
    tokens = RENDERER.parse(f"{code_block(lines, 'diff')}\n\nafter")
    assert [token.type for token in tokens] == ["fence", "paragraph_open", "inline", "paragraph_close"]
    assert tokens[0].content == "".join(visible(line) + "\n" for line in lines)


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append("/" + tag)

    def handle_comment(self, data: str) -> None:
        self.tags.append("!")

    def handle_data(self, data: str) -> None:
        self.text += data


@given(text=TEXT)
def test_html_text_stays_in_its_cell(text: str) -> None:
    tokens = RENDERER.parse(f"<table>\n<tr><td>{html_text(text)}</td></tr>\n</table>\n\nafter")
    assert [token.type for token in tokens] == ["html_block", "paragraph_open", "inline", "paragraph_close"]
    cells = _Cells()
    cells.feed(tokens[0].content)
    assert cells.tags == ["table", "tr", "td", "/td", "/tr", "/table"]
    assert plain(cells.text) == plain(visible(text))


@given(text=TEXT)
def test_links_lead_where_they_say(text: str) -> None:
    tokens = RENDERER.parseInline(link(f"x{text}", f"articles/{text}.md"))[0].children or []
    assert [token.type for token in tokens if token.type != "text"] == ["link_open", "link_close"]
    assert "//" not in str(tokens[0].attrs["href"]).removeprefix("articles/") or "//" in text


@given(text=TEXT)
def test_nothing_hides(text: str) -> None:
    line = visible(text)
    assert "\n" not in line and len(line.splitlines()) <= 1
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]", line
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi a dit. Puis, a-t-il ajouté, 3.5 %", r"Xi a dit. Puis, a-t-il ajouté, 3.5 %"),
        (
            "@user et #12 :smile: $x$",
            "@\u2060user et \\#\u206012 \\:\u2060smile: \u2060&#36;\u2060x\u2060&#36;\u2060",
        ),
        ("a\nb\u202ec", r"a ↵ b⟨U\+202E⟩c"),
        ("l&#39;UE", "l\\&\\#\u206039;UE"),
        ("1. un", r"1\. un"),
        ("[a](b)", "&#91;a&#93;(b)"),
        ("www.rt.com", r"www\.rt\.com"),
        ("שלום", "\u2068שלום\u2069"),
    ],
)
def test_stays_legible(text: str, expected: str) -> None:
    assert escape(text) == expected
