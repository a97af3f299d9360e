"""Flags what a template or a translation program left behind ({{name}}, %s, [insert], <unk>, lorem ipsum).

Why it matters: a name or a figure was to stand there; and it shows that nobody read the page.

Known false alarms: articles about software that show such marks on purpose.
"""

import re
from collections.abc import Iterator, Mapping

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.tables import alternatives
from audit.checks.views.excerpts import Excerpt
from audit.language.patterns import one_of, read_patterns

REMAINS = re.compile(alternatives("template_remains.remains"), re.IGNORECASE)
CHATBOT = read_patterns("audit.checks", "chatbot")
LINE = re.compile(rf"\s*+{one_of(CHATBOT['line'])}\s*", re.IGNORECASE)
SPEECH = re.compile(one_of(CHATBOT["speech"]), re.IGNORECASE)
NUMBERED = re.compile(
    r"(?<![\w$%])(?P<sign>[$%])(?P<number>\d+)"
    r"(?P<amount>[.,]?\d| ?(?:million|milliard|par|les?|la|l[’']|de|pour)\b)?"
)
"""Placeholders as some templates number them, $1 and %2; or amounts with their sign in front."""
VERB = re.compile(r" (?:a|ont|est|sont|était|étaient|sera|seront)\b")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    signs = _numbering(article.text)
    quoted = [one.paragraph.view.span(one.start, one.end) for one in article.quotations]
    for passage in article.raw_passages:
        for match in (*REMAINS.finditer(passage.text), *_numbered(passage, signs)):
            yield Hit(
                span=passage.span_of(match),
                message=f"{match[0].strip()} was left behind by a program; something is missing here.",
            )
        for match in _spoken(passage):
            span = passage.span_of(match)
            if not any(one.covers(span) for one in quoted):
                yield Hit(span=span, message="The program that translated speaks here, not the author.")


def _numbered(passage: Excerpt, signs: Mapping[str, int]) -> Iterator[re.Match[str]]:
    """$1 and $2; one alone only as the subject of a sentence, for it may be an amount."""
    for match in NUMBERED.finditer(passage.text):
        count = signs.get(match["sign"], 0)
        if count > 1 or (count and VERB.match(passage.text, match.end())):
            yield match


def _numbering(article: str) -> dict[str, int]:
    """How many placeholders each sign numbers, where the article has all from 1 on and no amount like it."""
    found: dict[str, set[int]] = {}
    for match in NUMBERED.finditer(article):
        found.setdefault(match["sign"], set()).add(0 if match["amount"] else int(match["number"][:3]))
    return {
        sign: len(numbers) for sign, numbers in found.items() if numbers == set(range(1, len(numbers) + 1))
    }


def _spoken(passage: Excerpt) -> Iterator[re.Match[str]]:
    line = LINE.fullmatch(passage.text)
    yield from [line] if line else SPEECH.finditer(passage.text)


CHECK = Check(id="DE07", category=Category.MARKUP, severity=Severity.MAJOR, look=_look, holds_place=True)
