"""The lines of a text: where each stands, and which marks of plain-text layout or Markdown it begins with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from audit.records import Span
from audit.suppression.directives import is_directive


class LineMark(StrEnum):
    """What the marks before a line's text make of it."""

    NONE = "none"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its marks and without white space at its ends; `span` is None for a blank one."""

    span: Span | None
    mark: LineMark = LineMark.NONE


LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]*(?:\r\n|[\n\r\v\f\u2028\u2029]|\Z)")
# `2022. Une année…` is a sentence; list numbers of three digits are not worth the risk.
MARKS = re.compile(r"(?P<heading>#{1,6}\s+)|(?P<quote>>\s?)|(?P<item>(?:[-*+•‣◦▪●–—]|\d{1,2}[.)])\s+)")
HEADING_END = re.compile(r"\s+#+$")
RULE = re.compile(r"[-=_*~#·•.\s—–]+")
FENCE = re.compile(r"^[ \t]{0,3}(`{3,}+|~{3,}+)[^\n]*$", re.MULTILINE)
FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?>(?:[\w-]+:|[ \t-])[^\r\n]*\r?\n){1,60}?---[ \t]*(?:\r?\n|\Z)"
)
INVISIBLE = "\ufeff\u200b\x00"


def content_lines(text: str) -> Iterator[Line]:
    """The lines that may hold prose, and blank ones; front matter and fenced code are left out.

    A directive to this program counts as a blank line.
    """
    start = match.end() if (match := FRONT_MATTER.match(text)) else 0
    for fence in _fenced(text):
        yield from _lines(text, start, max(start, fence.start))
        yield Line(None)
        start = max(start, fence.end)
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    for match in LINE.finditer(text, start, end):
        if match.end() > match.start():
            yield _line(text, match.start(), match.end())


def _line(text: str, start: int, end: int) -> Line:
    start, end = trimmed(text, start, end)
    mark = LineMark.NONE
    while match := MARKS.match(text, start, end):
        mark = mark if mark is LineMark.HEADING else LineMark(match.lastgroup or "none")
        start, end = trimmed(text, match.end(), end)
    if mark is LineMark.HEADING and (match := HEADING_END.search(text, start, end)):
        end = match.start()
    if start >= end or RULE.fullmatch(text, start, end) or is_directive(text, start, end):
        return Line(None)
    return Line(Span(start=start, end=end), mark)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space and invisible characters at its ends."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return start, end


def _fenced(text: str) -> list[Span]:
    """Code between a fence and the next one like it. One that is never closed must not hide the rest."""
    spans: list[Span] = []
    opened: tuple[int, str] | None = None
    for match in FENCE.finditer(text):
        if opened is None:
            opened = match.start(), match[1]
        elif match[1].startswith(opened[1]):
            spans.append(Span(start=opened[0], end=match.end()))
            opened = None
    return spans
