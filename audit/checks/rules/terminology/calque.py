"""Flags a calque or false friend of the news: French words in the sense of the English ones they look like.

Why it matters: readers stumble over them or take them for what they say (“éventuellement” is perhaps, not in
the end), and they are the surest mark of a word-for-word translation.

Known false alarms: a calque that usage has made French; the list leaves those out that good newspapers use. A
false friend counts only where the original has the English word: a model that translates back may itself take
the word for the one it looks like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.literals import literals
from audit.checks.tables import read_table
from audit.checks.views.readings import JOURNALISM, Reading
from audit.records import Kind


@dataclass(frozen=True, slots=True)
class Calque:
    """A row of the table."""

    word: str
    french: str
    english: str
    instead: str
    fix: str

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking for the French: far cheaper than to look."""
        return any(literal in text for literal in literals(self.french))

    def is_said(self, english: str) -> bool:
        """Whether the English has the word, where that matters."""
        return not self.english or _pattern(self.english, re.IGNORECASE).search(english) is not None


@cache
def _calques() -> tuple[Calque, ...]:
    columns = ("english_word", "french", "english", "instead", "fix")
    return tuple(Calque(*(row[column] for column in columns)) for row in read_table("calques"))


@cache
def _pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(source, flags)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    passages = list(article.readings(JOURNALISM | {Kind.BOILERPLATE}))
    whole = "\n".join(passage.text for passage in passages)
    likely = [calque for calque in _calques() if calque.may_stand_in(whole)]
    for passage in passages:
        for calque in likely:
            for match in _pattern(calque.french).finditer(passage.text):
                if calque.is_said(article.original_text(article.originals_of(passage))):
                    yield _hit(passage, calque, match)


def _hit(passage: Reading, calque: Calque, match: re.Match[str]) -> Hit:
    found = match.group().strip()
    return Hit(
        span=passage.span_of(match),
        message=f"“{found}” looks like a calque of “{calque.word}”. Use: {calque.instead}.",
        suggestion=match.expand(calque.fix) if calque.fix else None,
        severity=Severity.STYLE if passage.kind is Kind.BOILERPLATE else None,
    )


CHECK = Check(id="TE01", category=Category.WRONG_TERM, severity=Severity.MINOR, look=_look)
