"""Flags a full stop stranded before a comma, a semicolon or a colon.

Why it matters: it is the mark of text joined by a machine (a sentence split after an acronym, translated in
two halves and glued back), it ends the sentence for every reader and for every tool that comes after, and it
tells that nobody read the text.

Known false alarms: abbreviations of seven letters and more whose stop touches a comma (`Univers.,`).
Shorter ones (`etc.,`, `U.S.,`) are left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.abbreviations import may_be_abbreviated
from audit.language.lexicon import is_word
from audit.language.sentence_words import ABBREVIATED
from audit.typography import NO_BREAK

BEFORE_COMMA = re.compile(r"(?<![^\W_])(?P<word>[^\W_]+)\s*(?<!\.)\.\s+,")
"""Nobody sets a space before a comma, so where there is one, the stop belongs to no abbreviation."""
AFTER_WORD = re.compile(r"(?<![\w.])(?P<word>[^\W\d_]+)\.(?:,|\s*[;:])(?=\s|\Z)")
"""Elsewhere the word must be one that is never abbreviated: an acronym, a long word, a common one."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in (m for pattern in (BEFORE_COMMA, AFTER_WORD) for m in pattern.finditer(paragraph.text)):
            word, mark = match["word"], match[0][-1]
            abbreviated = len(word) == 1 or word.casefold() in ABBREVIATED
            if match.re is AFTER_WORD and (abbreviated or may_be_abbreviated(word)):
                continue
            stop, space = "." * abbreviated, NO_BREAK * (mark in ";:")
            yield Hit(
                span=paragraph.span_of(match),
                message=f"Stray full stop before “{mark}”, in the middle of the sentence.",
                suggestion=None if _either(word) else f"{word}{stop}{space}{mark}",
            )


def _either(word: str) -> bool:
    """Whether the word is written so in full, and as an abbreviation with a stop (public, art, sept)."""
    return word.islower() and word in ABBREVIATED and is_word(word, "fr")


CHECK = Check(id="LI01", category=Category.PUNCTUATION, severity=Severity.MAJOR, look=_look)
