"""Headlines: the title, marked headings, a first line that is no sentence, short lines like titles."""

from collections.abc import Iterator, Sequence

from audit.passages.blocks import Block
from audit.passages.lines import LineMark
from audit.records import Kind
from audit.text import plain_text
from audit.typography import CLOSING_QUOTES, SENTENCE_FINAL

LONGEST_HEADLINE = 220
LONGEST_SUBHEADING = 90
"""Code points. Front-page headlines may be long; a line between blocks must be short to be one."""

SENTENCE_END = tuple(f"{SENTENCE_FINAL}:;,{CLOSING_QUOTES}")


def headline_indices(blocks: Sequence[Block], kinds: Sequence[Kind], title: str | None) -> Iterator[int]:
    """The places of the blocks that are headlines, among those taken for body so far."""
    body = [index for index, kind in enumerate(kinds) if kind is Kind.BODY]
    for place, index in enumerate(body):
        block = blocks[index]
        follower = blocks[body[place + 1]] if place + 1 < len(body) else None
        named = _is_title(block, title) or block.mark is LineMark.HEADING
        if named or (follower is not None and _is_headline(block, follower, first=place == 0)):
            yield index


def _is_title(block: Block, title: str | None) -> bool:
    if not title:
        return False
    wanted = plain_text(title).casefold()
    return block.plain.casefold().rstrip(". ") == wanted.rstrip(". ")


def _is_headline(block: Block, follower: Block, *, first: bool) -> bool:
    plain = block.plain
    if block.mark is not LineMark.NONE or follower.mark is LineMark.HEADING:
        return False
    if first:
        asks = plain.endswith("?") and "." not in plain
        return len(plain) <= LONGEST_HEADLINE and (asks or not plain.endswith(SENTENCE_END))
    starts = plain[0].isupper() or not plain[0].isalpha()
    short = len(plain) <= LONGEST_SUBHEADING and len(follower.plain) > len(plain)
    return short and starts and not plain.endswith(SENTENCE_END)
