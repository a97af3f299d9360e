"""Flags a word written twice in a row (dans dans).

Why it matters: it is the plainest of slips; a machine leaves it where it joins two tries at a phrase.

Known false alarms: words that French does double (nous nous, faire faire, très très) are listed, and quoted
English may double its own (tell you you are); a new name that repeats itself in small letters is not.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, Span
from audit.checks.french.code_mixing import is_english_word
from audit.checks.tables import word_list

TWICE = re.compile(
    r"(?<![\w'’-])(?P<word>[^\W\d_]{2,})[ \u00a0\n]+(?P<again>(?P=word))(?![\w-])(?!['’]\w)", re.IGNORECASE
)
ELIDED_TWICE = re.compile(
    r"(?<![\w'’-])(?P<word>(?:[cdjlmnst]|qu)['’]) ?(?P<again>(?P=word))(?=\w)", re.IGNORECASE
)
LETTER_TWICE = re.compile(
    r"(?<![\w'’.-])(?<!\b[Ll]e )(?<!\b[Ll]ettre )(?<!\b[Vv]oyelle )"
    r"(?P<word>[aày])[ \u00a0\n]+(?P<again>(?P=word))"
    r"(?=[ \u00a0\n](?:[^\W\d_]|\d)[\w’'])"
    r"(?![ \u00a0\n](?:priori|posteriori|fortiori|contrario|minima|maxima|cap+ella|peine|peu|plus|moins)\b)"
)
"""One letter is also a name (le a, a a b), “a priori” begins with one, and “à à peine dix” is French."""
CAPITAL = re.compile(r"\s[A-ZÀ-Ý]")
RELATIVE = re.compile(r"\b(?:celui|celle|ceux|celles) qui (?:[^\W\d_]+ )?\Z", re.IGNORECASE)
"""Celui qui croit croit."""
WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+) \Z")
WORD_AFTER = re.compile(r"\A (?P<word>[^\W\d_]+)")
DOUBLED_RIGHTLY = word_list("repeated_word.doubled_rightly")

NEAR = 100
"""How far around a match one must look to judge it."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in TWICE.finditer(paragraph.text):
            if _is_slip(match, paragraph.text[match.end() : match.end() + NEAR]):
                yield _hit(paragraph.span_of(match), match["word"])
        for pattern in (LETTER_TWICE, ELIDED_TWICE):
            for match in pattern.finditer(paragraph.text):
                yield _hit(paragraph.span_of(match), match["word"])


def _is_slip(match: re.Match[str], after: str) -> bool:
    word = match["word"].casefold()
    song = after.casefold().startswith(f" {word}")  # la la la
    name = match["again"][0].isupper() or (word == "de" and CAPITAL.match(after))  # Duran Duran, de de Klerk
    rightly = word in DOUBLED_RIGHTLY or RELATIVE.search(_before(match)) is not None
    return not (name or song or rightly or _is_sound(match, after) or _is_english(match, after))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - NEAR) : match.start()]


def _is_sound(match: re.Match[str], after: str) -> bool:
    """Whether the word, twice, is all that is quoted: « tchac tchac »."""
    before = _before(match).rstrip(" \u00a0\u202f")
    return before.endswith(tuple('«“"')) and after.lstrip(" \u00a0\u202f").startswith(tuple('»”"'))


def _is_english(match: re.Match[str], after: str) -> bool:
    """Whether the word and those on both sides of it are English."""
    beside = WORD_BEFORE.search(_before(match)), WORD_AFTER.match(after)
    words = [match["word"], *(found["word"] for found in beside if found)]
    return len(words) == 3 and all(map(is_english_word, words))


def _hit(span: Span, word: str) -> Hit:
    return Hit(span=span, message=f"“{word}” is written twice.", suggestion=word)


CHECK = Check(id="LI16", category=Category.GRAMMAR, severity=Severity.MINOR, look=_look)
