"""What a paragraph is for. A wrong guess of boilerplate would hide text from the audit, so all must fit."""

from collections.abc import Collection, Sequence

from audit.passages.blocks import Block
from audit.passages.boilerplate_paragraphs import is_boilerplate
from audit.passages.datelines import is_dateline
from audit.passages.headlines import headline_indices
from audit.passages.provenance_lines import named_source
from audit.records import Kind


def kinds_of(blocks: Sequence[Block], title: str | None, captions: Collection[str] = ()) -> list[Kind]:
    """The kind of each block, disclosures aside (they may be single sentences).

    A caption is short and ends in no stop, as a headline does; it is body.
    """
    kinds = [_kind(block) for block in blocks]
    for index in headline_indices(blocks, kinds, title):
        if blocks[index].plain not in captions:
            kinds[index] = Kind.HEADLINE
    return kinds


def _kind(block: Block) -> Kind:
    plain = block.plain
    if not any(sign.isalnum() for sign in plain):
        return Kind.BOILERPLATE
    if named_source(plain) is not None:
        return Kind.PROVENANCE
    if is_boilerplate(plain):
        return Kind.BOILERPLATE
    return Kind.DATELINE if is_dateline(plain) else Kind.BODY
