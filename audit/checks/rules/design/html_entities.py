"""Flags HTML entities left in the text, whole or broken (l&#39;État, &amp;quot;, & nbsp;), once per article.

Why it matters: readers see the code, and search, word counts and scores are wrong. A careless pipeline
leaves them in every line.

Known false alarms: articles about HTML that show entities on purpose.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.excerpts import Excerpt
from audit.text import ENTITY, resolved

LETTERS = (
    "[Ee]acute|[Ee]grave|[Ee]circ|[Ee]uml|[Aa]grave|[Aa]circ|[Cc]cedil|[Ii]circ|[Ii]uml|[Oo]circ|[Uu]grave|[Uu]circ|"
    "oelig|nbsp|laquo|raquo|rsquo"
)
BROKEN = re.compile(
    rf"&[ \u00a0]?(?P<spaced>{LETTERS}|quot|amp|hellip|euro)[ \u00a0]?;"  # & eacute;
    rf"|&(?P<open>{LETTERS})(?![;\w]*=)"  # &eacute
    rf"|(?<![&#/=?])(?P<bare>{LETTERS});"  # eacute;
    r"|&[ \u00a0]?#[ \u00a0]?(?P<number>\d{2,5})[ \u00a0]?;"  # & # 39;
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for passage in article.raw_passages for place in _places(passage))
    yield from gather(places, "HTML entities left in the text: {count} place{s}.")


def _places(passage: Excerpt) -> Iterator[Place]:
    whole = [match for match in ENTITY.finditer(passage.text) if resolved(match[0]) != match[0]]
    taken = {at for match in whole for at in range(*match.span())}
    for match in whole:
        yield passage.place(match, resolved(match[0]))
    for match in BROKEN.finditer(passage.text):
        if taken.isdisjoint(range(*match.span())):
            name = match["spaced"] or match["open"] or match["bare"] or f"#{match['number']}"
            yield passage.place(match, resolved(f"&{name};"))


CHECK = Check(id="DE03", category=Category.MARKUP, severity=Severity.MINOR, look=_look, holds_place=True)
