"""What a paragraph is for. A wrong guess of boilerplate would hide text from the audit, so all must fit."""

from __future__ import annotations

from collections.abc import Sequence

from audit.passages.blocks import Paragraph
from audit.passages.boilerplate import is_boilerplate
from audit.passages.datelines import is_dateline
from audit.passages.headlines import headline_indices
from audit.passages.provenance import named_source
from audit.records import Kind

__all__ = ["kinds_of"]


def kinds_of(paragraphs: Sequence[Paragraph], title: str | None) -> list[Kind]:
    """The kind of each paragraph, disclosures aside (they may be single sentences)."""
    kinds = [_kind(paragraph) for paragraph in paragraphs]
    for index in headline_indices(paragraphs, kinds, title):
        kinds[index] = Kind.HEADLINE
    return kinds


def _kind(paragraph: Paragraph) -> Kind:
    plain = paragraph.plain
    if not any(sign.isalnum() for sign in plain):
        return Kind.BOILERPLATE
    if named_source(plain) is not None:
        return Kind.PROVENANCE
    if is_boilerplate(plain):
        return Kind.BOILERPLATE
    return Kind.DATELINE if is_dateline(plain) else Kind.BODY
