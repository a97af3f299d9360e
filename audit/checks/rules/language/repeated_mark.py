"""Flags marks written more often than French writes them (`!!`, `??`, `....`, `….`), once per article.

Why it matters: it is the tone of a message, not of an article; four dots are a slip of the finger.

Known false alarms: quoted messages, which keep the marks of those who wrote them; `?!` is left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather

REPEATED = re.compile(
    r"(?<=[^\W_])(?:[ \u00a0\u202f](?=[!?]))?"
    r"(?P<marks>[!?](?:[ \u00a0\u202f]{0,3}[!?])+|\.{4,}|…\.+|\.…)(?=[\s»”\")]|\Z)"
)
SPACES = re.compile(r"\s+")
TOGETHER = frozenset({"?!", "!?"})


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        paragraph.place(match, _once(match["marks"]), group="marks")
        for paragraph in article.paragraphs()
        for match in REPEATED.finditer(paragraph.text)
        if SPACES.sub("", match["marks"]) not in TOGETHER
    )
    yield from gather(places, "Repeated punctuation: {count} place{s}.")


def _once(marks: str) -> str:
    if marks[0] in ".…":
        return "…"
    return marks[0] if len(set(SPACES.sub("", marks))) == 1 else "?!"


CHECK = Check(id="LI22", category=Category.PUNCTUATION, severity=Severity.STYLE, look=_look)
