"""Text that tries to be markup, and a reader of Markdown that would let it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

OURS = re.compile("[\u2068\u2069]")
NASTY = [
    "http://", "https://a.fr/b?c=d", "www.rt.com", "ftp://x.y", "mailto:", "a@b.com", "@user", "#123",
    "GH-12", "|", "| a | b |", "|---|", "```", "~~~", "`", "``", "<!--", "-->", "<b>", "</details>",
    "<script>", "<a href=", "[^1]", "[^1]:", "[a](b)", "![x](y)", "[a]:", "[x]", "]", "[", "(", ")",
    "$", "$$", "$x$", "\\(", "\\[", ":smile:", ":", "#", "# ", "###### ", "- ", "+ ", "* ", "1. ",
    "1) ", "10.", "-", "---", "===", "***", "___", "**", "_", "*", "~~", ">", "> ", "&amp;", "&#39;",
    "&", "\\", "\n", "\r\n", "\n\n", "\t", "    ", "  ", " ", "\u00a0", "\u202f", "\u202e", "\u2066",
    "\u200b", "\u200d", "\ufeff", "\x00", "\x1b", "\u2028", "\u0085", "\u2060", "é", "e\u0301", "œ",
    "’", "« ", " »", "“", "”", "'", '"', "...", "…", "--", "(c)", "(tm)", "+-", "ب", "שלום",
    "👨\u200d👩\u200d👧", "a", "b", "le", "Xi", ".", ",", ";", "!", "?", "%", "{{", "{%", "}", "^", "=",
    "x" * 300, "data:", "javascript:", "{.c}", "/", "//localhost", "rt.com", "a.m.", "10:30:15", "13,6 G$",
    "[ ] ", "[!NOTE]", "[sic]", "^[", "www.", "https:", "com", "\\", "© ", "€", "5) ", "<", "<a", "#39;",
    "| - |",
]  # fmt: skip
TEXT = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(NASTY), max_size=12).map("".join))
# Math as GitHub sees it: no space inside the dollars, no digit outside them.
RENDERER = (
    MarkdownIt("gfm-like")
    .use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    .use(footnote_plugin)
    .use(tasklists_plugin)
)
SPANS = {"<span>", "</span>"}


def shown(tokens: Iterable[Token]) -> str:
    """The text of inline tokens; the only markup among it may be spans of one sign."""
    texts = []
    for token in tokens:
        if token.type == "html_inline":
            assert token.content in SPANS
        else:
            texts.append(token.content)
    return "".join(texts)


def plain(text: str) -> str:
    """The characters a reader sees: without our invisible ones, spaces levelled."""
    return " ".join(OURS.sub("", text).split())
