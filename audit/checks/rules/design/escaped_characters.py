r"""Flags characters written as a program escapes them (\u00e9, %C3%A9, =C3=A9, \n, l\'État, lu2019u00e9t).

Why it matters: readers see code in the middle of a word; search and translation see no word at all.

Known false alarms: addresses and paths of files are left alone; articles about programming may show escapes
on purpose.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.excerpts import Excerpt

CODE_POINTS = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
PERCENT = re.compile(r"(?:%C[2-5]%[89AB][0-9A-F]|%E2%80%[89AB][0-9A-F])+", re.IGNORECASE)
QUOTED_PRINTABLE = re.compile(r"(?:=C[2-5]=[89AB][0-9A-F]|=E2=80=[89AB][0-9A-F])+")
NO_BACKSLASH = re.compile(
    r"(?<!\\)u(?P<point>00[a-fA-F][0-9a-fA-F]|015[23]|20(?:[aA][cC]|1[cCdD]|2[fF])|(?<=[^\W\d_]u)201[89](?=[^\W\d_])"
    r"|(?<!\Su)20(?:1[34]|26)(?!\S))"
    r"|(?<=[a-zà-ÿDL])x(?P<byte>[89][0-9a-f]|[a-f]\d)(?=[a-zà-ÿ])"
)
"""What French is written with, behind a step that dropped backslashes: lu2019u00e9t, dx92eau."""
LINE_BREAK = re.compile(
    r"(?<![\\:\w])\\[nrt](?![\w\\])|(?<=[a-zà-ÿ.,;!?»”])(?:\\[nr])+(?=[\s«“\"]|[A-ZÀ-Ýa-zà-ÿ]|\Z)"
)
QUOTE = re.compile(r"\\(?P<mark>[\"'’])")
ADDRESS = re.compile(r"://|www\.|[?&]\w+=|\w/\w|[A-Za-z]:\\|\\\\")
TOKEN = re.compile(r"(?<!\S)\S+")
MARKS = frozenset("\\%=")
PATTERNS = (CODE_POINTS, BYTES, PERCENT, QUOTED_PRINTABLE, LINE_BREAK, QUOTE, NO_BACKSLASH)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for passage in article.raw_passages for place in _places(passage))
    yield from gather(places, "Escape sequences left in the text: {count} place{s}.")


def _places(passage: Excerpt) -> Iterator[Place]:
    for token in TOKEN.finditer(passage.text):
        if token[0].isalpha() or ADDRESS.search(token[0]):
            continue
        for pattern in (NO_BACKSLASH,) if MARKS.isdisjoint(token[0]) else PATTERNS:
            for match in pattern.finditer(passage.text, *token.span()):
                yield passage.place(match, _resolved(match))


def _resolved(match: re.Match[str]) -> str | None:
    """The characters meant; None for a line break, which may stand for a space or a paragraph."""
    if match.re is LINE_BREAK:
        return None
    if match.re is QUOTE:
        return match["mark"]
    if match.re is NO_BACKSLASH:
        byte = match["byte"]
        return _decoded(bytes.fromhex(byte), "cp1252") if byte else chr(int(match["point"], 16))
    if match.re is CODE_POINTS:
        # Characters beyond the first plane are escaped as two halves.
        halves = "".join(chr(int(code, 16)) for code in match[0].split("\\u")[1:])
        return _decoded(halves.encode("utf-16", "surrogatepass"), "utf-16")
    escaped = match[0].replace("\\x", "%").replace("=", "%")
    resolved = unquote(escaped, errors="replace")
    return unquote(escaped, encoding="cp1252", errors="replace") if "\ufffd" in resolved else resolved


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


CHECK = Check(
    id="DE10", category=Category.CHARACTER_ENCODING, severity=Severity.MINOR, look=_look, holds_place=True
)
