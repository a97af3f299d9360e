"""Flags a sentence that begins with a small letter.

Why it matters: its beginning was cut off, or a stop stands where none belongs; both hide an error of meaning.
Within a paragraph it is a slip; paragraphs that begin so are one line of style.

Known false alarms: brands and names that begin small (iPhone, eBay) are left alone, as is what follows a
question or an exclamation within speech.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, Span, gather
from audit.checks.views.paragraphs import Paragraph
from audit.checks.views.readings import PROSE
from audit.checks.views.sentence_bounds import FINISHED_SENTENCE
from audit.language.sentence_words import ABBREVIATED

START = re.compile(r"\A\s*(?P<word>[a-zà-öø-ÿœ][\wà-ÿ’'-]*)")
AFTER_STOP = re.compile(
    r"(?P<before>(?<![\w.])(?<!(?<![A-ZÀ-ÖØ-Ýa-zà-ÿ]{3})-)"
    r"(?:[a-zà-öø-ÿœ]{3,}|[A-ZÀ-ÖØ-Ý]{3,}|(?<!\. )[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿœ]{3,}|"
    r"(?:19|20)\d\d)|[»)])\. "
    r"(?P<word>[a-zà-öø-ÿœ][\wà-ÿ’'-]*)"
)
SHORT_DAYS = frozenset({"lun", "mar", "mer", "jeu", "ven", "sam", "dim"})
SMALL_NAMES = re.compile(r"[a-z]+[A-ZÀ-ÖØ-Ý]|(?:https?|www)|.*\d|al-|el-|bin|van|von|ben")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    read = article.paragraphs(PROSE)
    starts = (Place(span=span) for before, after in pairwise(read) if (span := _small_start(before, after)))
    yield from gather(
        starts,
        "{count} paragraphs begin with a small letter.",
        one="A paragraph begins with a small letter.",
        severity=Severity.STYLE,
    )
    after_stops = (place for paragraph in read for place in _after_stops(paragraph))
    yield from gather(
        after_stops, "A small letter follows a full stop: {count} place{s}; stop or letter is wrong."
    )


def _after_stops(paragraph: Paragraph) -> Iterator[Place]:
    for match in AFTER_STOP.finditer(paragraph.plain):
        abbreviated = match["before"].casefold() in ABBREVIATED | SHORT_DAYS
        if not abbreviated and not SMALL_NAMES.match(match["word"]):
            yield paragraph.place(match, group="word")


def _small_start(before: Paragraph, paragraph: Paragraph) -> Span | None:
    match = START.search(paragraph.text)
    if match and FINISHED_SENTENCE.search(before.text) and _is_sentence(paragraph, match):
        return paragraph.span_of(match, "word")
    return None


def _is_sentence(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether a sentence starts here: neither a brand, nor an item of a list."""
    return (
        not SMALL_NAMES.match(match["word"])
        and paragraph.text.rstrip()[-1:] in '.!?…»”"'
        and paragraph.text[match.end() : match.end() + 1] not in (")", ".", ":")
    )


CHECK = Check(id="LI20", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
