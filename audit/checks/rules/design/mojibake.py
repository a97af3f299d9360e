"""Flags text decoded with the wrong encoding (Ã© for é, â€™ for ’), once per article.

Why it matters: the words cannot be read, searched or translated; one wrong setting does it to a whole site.

Known false alarms: names from languages in which such letters do stand together are left alone by ftfy, which
judges how unlikely the sequence is.
"""

import re
from collections.abc import Iterator

import ftfy
from ftfy.badness import is_bad

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.misreadings import misread_word
from audit.checks.french.spelling import is_french
from audit.checks.views.excerpts import Excerpt

# Split at plain blanks only: à in the wrong encoding holds a no-break space.
TOKEN = re.compile(r"(?<![^ \n\t])[^ \n\t\x80-\U0010ffff]*[^\x00-\x7f][^ \n\t]*")
ENDS = '.,;:!?)»”"'
ELIDED = re.compile(r"\A.*(?<=[a-zA-Z])['’](?=..)|\A[«“\"(]+")
READABLE = re.compile(r"[\x20-\x7eÀ-ÿŒœŸ’‘“”«»…–—€°\u00a0\u202f]+")
"""All that French is written with."""
LEFT_OVER = re.compile(r"Ã|Â(?![A-Za-z])")
"""What no French word holds: it is misread still."""
ENCODINGS = ("cp1252", "cp850")
"""In which UTF-8 is still read where ftfy is not sure enough, or does not know them."""
STRAY_Â = re.compile(r"(?<=[a-zà-ÿ\d])Â(?=[ \u00a0](?:[?:;!»%]|\w))")
BROKEN_À = re.compile(r"(?<!\w)Ã(?=[ \n]|\Z)|(?<= )‡(?= [a-zà-ÿ])")
ACCENT_BESIDE = re.compile(r"(?<![\w’'])[a-zà-öø-ÿœ]*e['’´`][a-zà-ÿœ]+(?![\w’'])")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for passage in article.raw_passages for place in _places(passage))
    yield from gather(
        places,
        "{count} words were decoded with the wrong encoding.",
        one="A word was decoded with the wrong encoding.",
    )


def _places(passage: Excerpt) -> Iterator[Place]:
    for match in TOKEN.finditer(passage.text):
        word = match[0].rstrip(ENDS)
        fixed = _fixed(word)
        if fixed and LEFT_OVER.search(fixed):  # a mark at its end may be the rest of a letter
            word, fixed = match[0], _fixed(match[0])
        if fixed is not None:
            span = passage.view.span(match.start(), match.start() + len(word))
            yield Place(span=span, suggestion=None if LEFT_OVER.search(fixed) else fixed)
    for match in BROKEN_À.finditer(passage.text):
        yield passage.place(match, "à")
    for match in ACCENT_BESIDE.finditer(passage.text):
        whole = re.sub("e['’´]", "é", match[0]).replace("e`", "è")
        if is_french(whole):
            yield passage.place(match, whole)
    for match in STRAY_Â.finditer(passage.text):
        yield passage.place(match, "")


def _fixed(word: str) -> str | None:
    lead = ELIDED.match(word)
    start = lead.end() if lead else 0
    if (meant := misread_word(word[start:])) is not None:
        return word[:start] + meant
    fixed = ftfy.fix_encoding(word)
    changed = fixed != word and is_bad(word)
    if changed and READABLE.fullmatch(fixed):
        return _read_as_utf8(fixed) or fixed
    return _read_as_utf8(word) or (fixed if changed else None)


def _read_as_utf8(word: str) -> str | None:
    """What the bytes of a word are in UTF-8, if that is what French is written with and the word is not."""
    for encoding in ENCODINGS:
        try:
            read = word.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if read != word and READABLE.fullmatch(read) and not LEFT_OVER.search(read):
            return read
    return None


CHECK = Check(
    id="DE01", category=Category.CHARACTER_ENCODING, severity=Severity.MAJOR, look=_look, holds_place=True
)
