"""Paragraphs: lines, unless a block of them is plainly one text broken to a fixed width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit.passages.lines import Line, LineMark, content_lines
from audit.records import Span
from audit.text import View, plain_text, reading
from audit.typography import CLOSING_QUOTES, SENTENCE_FINAL

WRAPPED_WIDTH = range(50, 101)
"""Widths text is wrapped to. Shorter lines may be verse or lists, longer ones are paragraphs."""

FINAL = f"{SENTENCE_FINAL}:;{CLOSING_QUOTES})]"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a person reads it. `view.span` leads back to the article; `plain` has plain spaces."""

    span: Span
    mark: LineMark
    view: View

    @property
    def plain(self) -> str:
        """The reading with every run of white space one space, and apostrophes straight: for patterns."""
        return plain_text(self.view.text)


def find_blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a text in order; there is at least one letter, digit or sign in each."""
    for group in _groups(text):
        for lines in _joined(text, group):
            spans = [line.span for line in lines if line.span]
            span = Span(start=spans[0].start, end=spans[-1].end)
            yield Block(span, lines[0].mark, reading(span.of(text), span.start))


def _groups(text: str) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    group: list[Line] = []
    for line in content_lines(text):
        if line.span is not None:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _joined(text: str, group: list[Line]) -> Iterator[list[Line]]:
    if not _is_wrapped(text, group):
        yield from ([line] for line in group)
        return
    width = max(_length(line) for line in group)
    paragraph = [group[0]]
    for above, line in pairwise(group):
        if line.mark is not LineMark.NONE or (_length(above) < 0.6 * width and not _continues(text, line)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _is_wrapped(text: str, group: Sequence[Line]) -> bool:
    """Whether lines are full and most go on, in the middle of a sentence, on the next."""
    inner = [(above, below) for above, below in pairwise(group) if below.mark is LineMark.NONE]
    if not inner or max(_length(line) for line in group) not in WRAPPED_WIDTH:
        return False
    if group[0].mark is LineMark.HEADING:
        return False
    running = [pair for pair in inner if not _is_final(text, pair[0]) and _continues(text, pair[1])]
    full = [above for above, _ in inner if _length(above) >= WRAPPED_WIDTH.start]
    return 2 * len(running) >= len(inner) and 2 * len(full) > len(inner)


def _is_final(text: str, line: Line) -> bool:
    return line.span is not None and text[line.span.end - 1] in FINAL


def _continues(text: str, line: Line) -> bool:
    return line.span is not None and text[line.span.start].islower()


def _length(line: Line) -> int:
    return line.span.end - line.span.start if line.span else 0
