"""Paragraphs as checks see them: neighbouring passages of one paragraph read as one text.

A sentence splitter that errs (`les BRICS. , et`) would hide from a check what stands at the join, and a
quotation runs over many sentences; so checks of punctuation read paragraphs, not passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from audit.checks.views.readings import JOURNALISM
from audit.records import Article, Kind, Passage
from audit.text import View, reading
from audit.typography import level_spaces

__all__ = ["Paragraph", "paragraphs_of"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or the part of it that is of the wanted kinds. `view.span()` leads to the article."""

    passages: tuple[Passage, ...]
    view: View

    @property
    def text(self) -> str:
        """The paragraph with entities resolved and accents composed."""
        return self.view.text

    @property
    def plain(self) -> str:
        """The same with every space plain, character for character: for patterns that hold a blank."""
        return level_spaces(self.view.text)

    @property
    def kind(self) -> Kind:
        """What its first passage is for."""
        return self.passages[0].kind


def paragraphs_of(
    article: Article, passages: Iterable[Passage], kinds: frozenset[Kind] = JOURNALISM
) -> Iterator[Paragraph]:
    """The paragraphs of these kinds, in order; one that changes between wanted and other kinds is split."""
    for (_, wanted), group in groupby(passages, lambda p: (p.paragraph, p.kind in kinds)):
        if wanted:
            members = tuple(group)
            start, end = members[0].span.start, members[-1].span.end
            yield Paragraph(members, reading(article.text[start:end], start))
