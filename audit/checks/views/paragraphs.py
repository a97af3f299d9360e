"""Paragraphs as checks see them: neighbouring passages of one paragraph read as one text.

A sentence splitter that errs (`les BRICS. , et`) would hide from a check what stands at the join, and a
quotation runs over many sentences; so checks of punctuation read paragraphs, not passages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from audit.checks.views.excerpts import Excerpt
from audit.checks.views.readings import JOURNALISM
from audit.records import Article, Kind, Passage
from audit.text import reading


@dataclass(frozen=True, slots=True)
class Paragraph(Excerpt):
    """A paragraph, or the part of it that is of the wanted kinds."""

    passages: tuple[Passage, ...]

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
            yield Paragraph(reading(article.text[start:end], start), members)
