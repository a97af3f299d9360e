"""Text made safe for Markdown.

Whatever an article holds, escaped it is text and nothing else in CommonMark and in GitHub's dialect, and
still legible where nobody renders it.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote

from audit.records import Span
from audit.reports.markdown.characters import RIGHT_TO_LEFT, isolate, visible
from audit.reports.markdown.emphasis import joined, widened
from audit.reports.markdown.escaping import BREAKS, broken, replacements


class Markdown(str):
    """A string that is Markdown already. Everything else that goes into a template is escaped."""

    __slots__ = ()


@lru_cache(maxsize=1024)
def escape(text: str) -> Markdown:
    """Any text as Markdown that renders as that text, in a paragraph, heading, list item or table cell.

    Leading and trailing spaces are kept, but a paragraph must not begin with them.
    """
    return emphasised([(text, False)])


def strong(text: str) -> Markdown:
    """The text in bold; it must stand between spaces or at the ends of a line."""
    return emphasised([(text, True)])


def emphasised(pieces: Iterable[tuple[str, bool]], *, brackets: bool = False) -> Markdown:
    """The pieces as one text, those with True in bold, which may take in the rest of the word.

    `brackets` escapes square brackets too, as in the text of a link.
    """
    text, marks = "", []
    for piece, marked in pieces:
        shown = visible(piece)
        if marked and shown:
            marks.append(Span(start=len(text), end=len(text) + len(shown)))
        text += shown
    mirrored = RIGHT_TO_LEFT.search(text) is not None
    bold = joined(mark for mark in marks if mark.of(text).strip()) if mirrored else widened(text, marks)
    written = dict(replacements(text))
    if bold:
        written |= _at_edges(text, bold)
    if brackets:
        written |= {place: "\\" + sign for place, sign in enumerate(text) if sign in "[]"}
    return Markdown("".join(_segments(text, bold, written, mirrored)))


def _at_edges(text: str, bold: Sequence[Span]) -> dict[int, str]:
    """What is harmless in the whole text, but not beside the ** of an edge."""
    edges = sorted({edge for mark in bold for edge in (mark.start, mark.end)})
    found: dict[int, str] = {}
    for start, end in pairwise(sorted({0, *edges, len(text)})):
        stops = {start + place: new for place, new in replacements(text[start:end]) if new == "\\."}
        found |= stops  # a domain may end where the bold begins
    beside = {place for edge in edges for place in (edge - 1, edge) if 0 <= place < len(text)}
    return found | {place: "\\" + text[place] for place in beside if text[place] in "_\\$"}


def _segments(text: str, bold: Sequence[Span], written: dict[int, str], mirrored: bool) -> Iterable[str]:
    """The text cut at the edges of what is bold; with letters that run right to left, each piece isolated."""
    edges = sorted({0, len(text), *(edge for mark in bold for edge in (mark.start, mark.end))})
    starts = {mark.start for mark in bold}
    for start, end in pairwise(edges):
        segment = "".join(_rewritten(text, start, end, written))
        segment = f"\u2068{segment}\u2069" if mirrored else segment
        yield f"**{segment}**" if start in starts else segment


def _rewritten(text: str, start: int, end: int, written: dict[int, str]) -> Iterator[str]:
    done = start
    for place in sorted(place for place in written if start <= place < end):
        yield text[done:place]
        yield written[place]
        done = place + 1
    yield text[done:end]


def html_text(text: str) -> Markdown:
    """Any text for a raw HTML block: no markup, and no blank line, which would end the block."""
    shown, done, parts = isolate(visible(text)), 0, []
    for match in BREAKS.finditer(shown):
        parts += [html.escape(shown[done : match.start()], quote=False), broken(match)]
        done = match.end()
    return Markdown("".join([*parts, html.escape(shown[done:], quote=False)]))


def code(text: str) -> Markdown:
    """The text as a code span."""
    shown = visible(text) or " "
    fence = "`" * (_longest_run(shown) + 1)
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return Markdown(f"{fence}{pad}{shown}{pad}{fence}")


def code_block(lines: list[str], language: str = "") -> Markdown:
    """The lines as a fenced block whose fence is longer than any run of backticks in them."""
    shown = [visible(line) for line in lines]
    fence = "`" * max(3, *(_longest_run(line) + 1 for line in shown))
    return Markdown("\n".join([fence + language, *shown, fence]))


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def link(text: str, path: str) -> Markdown:
    """A link to a file beside the report."""
    return Markdown(f"[{emphasised([(text, False)], brackets=not _is_balanced(text))}]({quote(path)})")


def _is_balanced(text: str) -> bool:
    """Whether the square brackets pair up, so that a link's text may hold them as they are."""
    depth = 0
    for sign in text:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    escaped = any(text[place] in "[]" for place, _ in replacements(text))
    return depth == 0 and not escaped and "](" not in text and not text.endswith("\\")
