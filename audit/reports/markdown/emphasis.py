"""Where bold may begin and end: beside some punctuation `**` opens or closes nothing; it takes in the word.

The rules are CommonMark's for left- and right-flanking runs of delimiters. What older and newer viewers class
differently (symbols such as © count as punctuation since CommonMark 0.31) is trusted in neither way.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from audit.records import Span


def widened(text: str, marks: Iterable[Span]) -> list[Span]:
    """The marks without white space at their ends, grown to whole words where they must be, and joined.

    The text stands between spaces or at the ends of a line.
    """
    return joined(_grown(text, marks))


def joined(marks: Iterable[Span]) -> list[Span]:
    """The marks in order, those that touch made one."""
    found: list[Span] = []
    for mark in sorted(marks):
        if found and mark.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(mark.end, found[-1].end))
        else:
            found.append(mark)
    return found


def _grown(text: str, marks: Iterable[Span]) -> Iterator[Span]:
    for mark in marks:
        inner = mark.of(text)
        start = mark.start + len(inner) - len(inner.lstrip())
        end = mark.end - len(inner) + len(inner.rstrip())
        if start >= end:  # white space alone shows nothing: the words on either side do
            start, end = _back_over_spaces(text, mark.start), _over_spaces(text, mark.end)
        start = start if _opens(text, start) else _word_start(text, start)
        end = end if _closes(text, end) else _word_end(text, end)
        grown = text[start:end]
        start, end = end - len(grown.lstrip()), start + len(grown.rstrip())
        if start < end:
            yield Span(start=start, end=end)


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] or " ", text[place : place + 1] or " "
    return not after.isspace() and (_is_plain(after) or before.isspace() or _is_mark(before))


def _closes(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] or " ", text[place : place + 1] or " "
    return not before.isspace() and (_is_plain(before) or after.isspace() or _is_mark(after))


def _is_plain(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "PS"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P" or (sign.isascii() and not _is_plain(sign))


def _word_start(text: str, place: int) -> int:
    while place and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def _back_over_spaces(text: str, place: int) -> int:
    return _word_start(text, len(text[:place].rstrip()))


def _over_spaces(text: str, place: int) -> int:
    return _word_end(text, len(text) - len(text[place:].lstrip()))
