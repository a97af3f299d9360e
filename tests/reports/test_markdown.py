"""Escaped text is text: nothing an article holds may become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from audit.reports.markdown.characters import visible
from audit.reports.markdown.safe_markdown import code, code_block, emphasised, escape, html_text, link, strong
from tests.reports.nasty import OURS, RENDERER, TEXT, plain, shown

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


@pytest.mark.parametrize("frame", FRAMES)
@settings(max_examples=200)
@given(text=TEXT)
def test_escaped_text_is_text(frame: str, text: str) -> None:
    template, expected = FRAMES[frame]
    escaped = escape(text.strip())
    assume(escaped)
    tokens = RENDERER.parse(template.format(escaped))
    assert [token.type for token in tokens] == expected
    children = next(token.children or [] for token in tokens if token.type == "inline")
    if frame == "list item":
        box, *children = children
        assert box.type == "html_inline" and "checkbox" in box.content
    assert {token.type for token in children} <= {"text", "html_inline"}
    assert plain(shown(children)) == plain(visible(text.strip()))


@settings(max_examples=200)
@given(pieces=st.lists(st.tuples(TEXT, st.booleans()), max_size=5))
def test_bold_is_what_is_marked_or_the_whole_word(pieces: list[tuple[str, bool]]) -> None:
    text = "".join(visible(piece) for piece, _ in pieces)
    tokens = RENDERER.parseInline(f"x {emphasised(pieces)} x")[0].children or []
    marks = [token.type for token in tokens if token.type not in ("text", "html_inline")]
    assert marks == ["strong_open", "strong_close"] * (len(marks) // 2)
    assert plain(shown(tokens)) == plain(f"x {text} x")
    if any(marked and visible(piece).strip() for piece, marked in pieces):
        assert marks
    inside, outside = parted(tokens)
    for piece, marked in pieces:
        assert not marked or "".join(visible(piece).split()) in "".join(inside.split())
    unmarked = [word for piece, marked in pieces if not marked for word in visible(piece).split()[1:-1]]
    assert all(word in outside.split() for word in map(plain, unmarked))


def parted(tokens: list[Token]) -> tuple[str, str]:
    """The text in bold, and the rest."""
    bold, texts = False, ("", "")
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type == "text":
            piece = OURS.sub("", token.content)
            texts = (texts[0] + piece, texts[1] + " ") if bold else (texts[0] + " ", texts[1] + piece)
    return texts


@given(text=TEXT.filter(lambda text: bool(visible(text).strip())))
def test_strong_is_bold(text: str) -> None:
    tokens = RENDERER.parseInline(f"x {strong(text)} x")[0].children or []
    inside, outside = parted(tokens)
    assert "".join(inside.split()) == "".join(OURS.sub("", visible(text)).split())
    assert outside.split() == ["x", "x"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ("les |BRICS. ,| et", "les **BRICS. ,** et"),
        ("Ford |(|F.N a dû", "Ford **(F.N** a dû"),
        ("médias d’|Etat| chinois", "médias d’**Etat** chinois"),
        ("il dit| :| non", "il dit **:** non"),
        ("deux| | espaces ici", "**deux  espaces** ici"),
        ("|a| et |b|", "**a** et **b**"),
        ("x|a||b|", "x**ab**"),
        ("a\\|b|", "a\\\\**b**"),
        ("| |a b", " **a** b"),
        ("a|b|_c", "a**b**\\_c"),
    ],
)
def test_marks(pieces: str, expected: str) -> None:
    assert emphasised([(piece, bool(n % 2)) for n, piece in enumerate(pieces.split("|"))]) == expected


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
        self.tags += [tag] if tag != "span" else []

    def handle_endtag(self, tag: str) -> None:
        self.tags += ["/" + tag] if tag != "span" else []

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
    kinds = [token.type for token in tokens if token.type not in ("text", "html_inline")]
    assert kinds == ["link_open", "link_close"]
    assert plain(shown(tokens)) == plain(visible(f"x{text}"))
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
        ("Xi a dit. Puis, a-t-il ajouté, 3.5 %", "Xi a dit. Puis, a-t-il ajouté, 3.5 %"),
        ('“It\'s” (3), "x" 7:30 a.m. [sic] AT&T < 5 !', '“It\'s” (3), "x" 7:30 a.m. [sic] AT&T < 5 !'),
        ("13,6 G$ puis 5 G$, $5", "13,6 G$ puis 5 G$, $5"),
        ("$5 (ou 7$)", r"<span>\$</span>5 (ou 7$)"),
        ("@user et #12 :smile:", "<span>@</span>user et <span>#</span>12 <span>:</span>smile:"),
        ("a\nb\u202ec", "a ↵ b⟨U+202E⟩c"),
        ("l&#39;UE", r"l\&#39;UE"),
        ("1. un", r"1\. un"),
        ("1,5. un", "1,5. un"),
        ("[a](b)", r"[a\](b)"),
        ("https://www.rt.com/a", r"https:\//www\.rt\.com/a"),
        ("שלום", "\u2068שלום\u2069"),
    ],
)
def test_stays_legible(text: str, expected: str) -> None:
    assert escape(text) == expected
