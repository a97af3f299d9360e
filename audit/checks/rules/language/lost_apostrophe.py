"""Flags apostrophes that are lost (d habitude, lambassade) or are another mark (d´une, d,une, l''État).

Why it matters: the word is no word any more, for readers, search and spell checkers; encodings and engines
that do not know the mark do it to a whole page.

Known false alarms: a letter used as a name (la vitamine d améliore) is left alone only after such nouns.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.spelling import is_french, may_be_french
from audit.checks.tables import alternatives
from audit.checks.views.apostrophes import BEFORE_WORD, VOWEL, apostrophe_of, false_apostrophes
from audit.checks.views.paragraphs import Paragraph
from audit.language.lexicon import is_word

_SAID = (
    "[nN] (?:est|a|ont|était|étaient|avait|avaient|ai|aura|y|en)|[cC] (?:est|était|étaient)|"
    "[jJ] (?:ai|avais|aurais|aurai|étais)|[sS] (?:est|était|étaient|il|ils|en|y|agit|agissait)|"
    "[qQ]u (?:il|ils|elle|elles|on|un|une|en|à|au|aux|avec|après|avant)|[aA]ujourd hui|[qQ]uelqu une?s?|"
    "[jJ]usqu (?:à|au|aux|en|alors|ici)|(?:[lL]orsqu|[pP]uisqu) (?:il|ils|elle|elles|on|un|une)"
)
SPACE = re.compile(
    rf"{BEFORE_WORD}(?<!\d )(?:(?P<said>{_SAID})(?![\w’'-])|[dl] (?P<word>[a-zà-ÿœ]{{4,}})(?![’']))"
)
NAMED = re.compile(rf"(?:{alternatives('lost_apostrophe.named')}) \Z", re.IGNORECASE)
"""After which one letter is a name."""
TIGHT = re.compile(rf"{BEFORE_WORD}(?P<of>[dl])(?P<word>[{VOWEL}][a-zà-ÿœ]{{4,}})(?![\w’'-])")
NEAR = 20


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = [place for paragraph in article.paragraphs() for place in _places(paragraph)]
    yield from gather(places, "Apostrophe missing, or another mark in its place: {count} place{s}.")


def _places(paragraph: Paragraph) -> Iterator[Place]:
    text = paragraph.plain
    mark = apostrophe_of(text)
    for start, end in false_apostrophes(text):
        yield Place(span=paragraph.view.span(start, end), suggestion=mark)
    for match in SPACE.finditer(text):
        if match["said"] or _is_noun_behind(match):
            yield paragraph.place(match, match[0].replace(" ", mark))
    for match in TIGHT.finditer(text):
        if not _is_known(match[0]) and is_french(match["word"]):
            yield paragraph.place(match, match["of"] + mark + match["word"])


def _is_noun_behind(match: re.Match[str]) -> bool:
    named = NAMED.search(match.string, max(0, match.start() - NEAR), match.start())
    return match["word"][0] in VOWEL and named is None and is_french(match["word"])


def _is_known(word: str) -> bool:
    return may_be_french(word) or is_word(word, "en")


CHECK = Check(id="LI23", category=Category.PUNCTUATION, severity=Severity.MINOR, look=_look)
