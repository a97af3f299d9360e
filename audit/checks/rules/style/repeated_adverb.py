"""Flags the same adverb in -ment twice in one clause (s’appuient mutuellement pour se soutenir mutuellement).

Why it matters: a writer would hear it; a machine that renders two English words by one French word does not.

Known false alarms: deliberate figures (librement consenti et librement révoqué), which a comma or *et*
between two like halves usually shows; those are left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.views.paragraphs import Paragraph

CLAUSE = re.compile(r"[^,;:.!?…()«»“”\"–—\n]+")
ADVERB = re.compile(
    r"(?<![-\w])[^\W\d_]*(?:elle|ive|euse|ique|able|ible|aire|ale|ière|ante|ente|eine|aine|iste|este|emm|amm|"
    r"raie|rai|rapide|juste|même|seule|forte|lente|large|haute|libre|simple|propre|absolu|fine|autre)ment(?!\w)",
    re.IGNORECASE,
)
NOUNS = re.compile(
    r"(?:nouvelle|nivelle|morcelle|ruisselle|signale|accable|ensorcelle|harcelle)ment$", re.IGNORECASE
)
PARALLEL = re.compile(r"\b(?:et|ou|ni|mais|puis|que|qui|dont|où|plus|moins|aussi|si)\b| - ")
WORD_BEFORE = re.compile(r"\S+\s+\Z")
FARTHEST = 60


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        if paragraph.text.count("ment") < 2:
            continue
        for clause in CLAUSE.finditer(paragraph.text):
            yield from _repeats(paragraph, *clause.span())


def _repeats(paragraph: Paragraph, start: int, end: int) -> Iterator[Hit]:
    last: dict[str, re.Match[str]] = {}
    for match in ADVERB.finditer(paragraph.text, start, end):
        adverb = match[0].casefold()
        first = last.get(adverb)
        if first and not NOUNS.search(adverb) and _near(paragraph.text[first.end() : match.start()]):
            lead = WORD_BEFORE.search(paragraph.text[: first.start()], start)
            yield Hit(
                span=paragraph.view.span(lead.start() if lead else first.start(), match.end()),
                message=f"“{adverb}” appears twice in one clause.",
            )
        last[adverb] = match


def _near(between: str) -> bool:
    return 1 < len(between) <= FARTHEST and not PARALLEL.search(between)


CHECK = Check(id="ST01", category=Category.AWKWARD_STYLE, severity=Severity.MINOR, look=_look)
