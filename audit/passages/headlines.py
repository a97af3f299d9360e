"""Headlines: the title, marked headings, a first line that is no sentence, short lines like titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.passages.blocks import Paragraph
from audit.passages.lines import Mark
from audit.records import Kind

__all__ = ["headline_indices"]

LONGEST_HEADLINE = 220
LONGEST_SUBHEADING = 90
"""Code points. Front-page headlines may be long; a line between paragraphs must be short to be one."""

SENTENCE_END = (".", "…", "!", "?", ":", ";", ",", "»", "”", '"', "'")


def headline_indices(
    paragraphs: Sequence[Paragraph], kinds: Sequence[Kind], title: str | None
) -> Iterator[int]:
    """The places of the paragraphs that are headlines, among those taken for body so far."""
    body = [index for index, kind in enumerate(kinds) if kind is Kind.BODY]
    for place, index in enumerate(body):
        paragraph = paragraphs[index]
        follower = paragraphs[body[place + 1]] if place + 1 < len(body) else None
        named = _is_title(paragraph, title) or paragraph.mark is Mark.HEADING
        if named or (follower is not None and _is_headline(paragraph, follower, first=place == 0)):
            yield index


def _is_title(paragraph: Paragraph, title: str | None) -> bool:
    if not title:
        return False
    wanted = " ".join(title.split()).replace("’", "'").casefold()
    return paragraph.plain.casefold().rstrip(". ") == wanted.rstrip(". ")


def _is_headline(paragraph: Paragraph, follower: Paragraph, *, first: bool) -> bool:
    plain = paragraph.plain
    if paragraph.mark is not Mark.NONE or follower.mark is Mark.HEADING:
        return False
    if first:
        asks = plain.endswith("?") and "." not in plain
        return len(plain) <= LONGEST_HEADLINE and (asks or not plain.endswith(SENTENCE_END))
    starts = plain[0].isupper() or not plain[0].isalpha()
    short = len(plain) <= LONGEST_SUBHEADING and len(follower.plain) > len(plain)
    return short and starts and not plain.endswith(SENTENCE_END)
