"""Flags what a template or a translation program left behind ({{name}}, %s, [insert], <unk>, lorem ipsum).

Why it matters: a name or a figure was to stand there; and it shows that nobody read the page.

Known false alarms: articles about software that show such marks on purpose.
"""

import re
from collections.abc import Iterator, Mapping

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.tables import alternatives
from audit.checks.views.excerpts import Excerpt
from audit.checks.views.numbered_placeholders import NUMBERED, numbering
from audit.language.patterns import one_of, read_patterns

REMAINS = re.compile(alternatives("template_remains.remains"), re.IGNORECASE)
CHATBOT = read_patterns("audit.checks", "chatbot")
LINE = re.compile(rf"\s*+{one_of(CHATBOT['line'])}\s*", re.IGNORECASE)
SPEECH = re.compile(one_of(CHATBOT["speech"]), re.IGNORECASE)
VERB = re.compile(r" (?:a|ont|est|sont|était|étaient|sera|seront)\b")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    signs = numbering(article.text)
    quoted = [one.paragraph.view.span(one.start, one.end) for one in article.quotations]
    for passage in article.raw_passages:
        for match in (*REMAINS.finditer(passage.text), *_numbered(passage, signs)):
            yield Hit(
                span=passage.span_of(match),
                message=f"{match[0].strip()} was never filled in: something is missing here.",
            )
        for match in _spoken(passage):
            span = passage.span_of(match)
            if not any(one.covers(span) for one in quoted):
                yield Hit(span=span, message="This looks like a message from the translation program.")


def _numbered(passage: Excerpt, signs: Mapping[str, int]) -> Iterator[re.Match[str]]:
    """$1 and $2, or %1; one alone only as the subject of a sentence, for it may be an amount."""
    for match in NUMBERED.finditer(passage.text):
        if match["sign"] in signs and (sum(signs.values()) > 1 or VERB.match(passage.text, match.end())):
            yield match


def _spoken(passage: Excerpt) -> Iterator[re.Match[str]]:
    line = LINE.fullmatch(passage.text)
    yield from [line] if line else SPEECH.finditer(passage.text)


CHECK = Check(id="DE07", category=Category.MARKUP, severity=Severity.MAJOR, look=_look, holds_place=True)
