"""Passages beside the original sentences they render."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.checks.views.excerpts import Excerpt
from audit.checks.views.readings import Reading
from audit.records import Link
from audit.text import joined

ENOUGH = 0.15
"""Under this similarity two sentences were linked for want of a better place, and prove nothing."""


LONGEST = 3000
"""Characters beyond which a side is no sentence: comparing what it states would take its length squared."""
HELD = 0.05
"""From here, a link between two sure ones is believed. Of 4,822 links in 235 articles of 20 lines of news,
4,567 are sure and 112 more held by their neighbours; on these, the checks of numbers, dates, units, names and
negations raise 2 flags, both where the French names other school years."""


@dataclass(frozen=True, slots=True)
class Pair(Excerpt):
    """The passages of one link read as one text, and the original sentences they face.

    The texts `near_…` are those of the two neighbouring links: what a translator moved across a sentence
    boundary is there, not lost.
    """

    readings: tuple[Reading, ...]
    original: str
    similarity: float
    near_french: str
    near_original: str
    near_back: str

    @property
    def back(self) -> str | None:
        """The back-translation of all passages, None if one of them has none."""
        backs = [item.back for item in self.readings]
        return " ".join(back for back in backs if back is not None) if None not in backs else None


def linked_pairs(
    links: Sequence[Link], passages: Sequence[Reading], originals: Sequence[str]
) -> Iterator[Pair]:
    """The two sides of every comparable link, in reading order, but those too long to be sentences.

    `passages` and `originals` are those of the article, which the links number.
    """
    compared = {id(link) for link in comparable_links(links)}
    for number, link in enumerate(links):
        if id(link) in compared:
            around = [*links[max(0, number - 1) : number], *links[number + 1 : number + 2]]
            near = [passages[i] for one in around for i in one.passages]
            readings = tuple(passages[i] for i in link.passages)
            view = joined([item.view for item in readings])
            original = " ".join(originals[i] for i in link.originals)
            if max(len(view.text), len(original)) > LONGEST:
                continue
            yield Pair(
                readings=readings,
                view=view,
                original=original,
                similarity=link.similarity,
                near_french=" ".join(item.text for item in near),
                near_original=" ".join(originals[i] for one in around for i in one.originals),
                near_back=" ".join(back.text for item in near if (back := item.evidence.back)),
            )


def comparable_links(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links whose two sides say the same, as far as can be told.

    What stands between two links of one to one that are sure has no other place to be, however garbled its
    back-translation is.
    """
    return tuple(link for number, link in enumerate(links) if _is_sure(link) or _is_held(links, number))


def _is_sure(link: Link) -> bool:
    return bool(link.passages and link.originals) and link.similarity >= ENOUGH


def _is_held(links: Sequence[Link], number: int) -> bool:
    """Whether a link of one to one, not quite without likeness, stands between two that are sure."""
    around = links[max(0, number - 1) : number + 2]
    return (
        len(around) == 3
        and all(len(link.passages) == len(link.originals) == 1 for link in around)
        and links[number].similarity >= HELD
        and _is_sure(around[0])
        and _is_sure(around[2])
    )
