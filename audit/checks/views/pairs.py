"""Passages beside the original sentences they render."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.checks.views.identity import Same
from audit.checks.views.readings import Reading, read_passage
from audit.records import Evidence, Link
from audit.text import View, reading

__all__ = ["ENOUGH", "Pair", "comparable_links", "linked_pairs", "original_text"]

ENOUGH = 0.15
"""Under this similarity two sentences were linked for want of a better place, and prove nothing."""


HELD = 0.05
"""From here, a link between two sure ones is believed. Of 4,822 links in 235 articles of 20 lines of news,
4,567 are sure and 112 more held by their neighbours; on these, the checks of numbers, dates, units, names and
negations raise 2 flags, both where the French names other school years."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The passages of one link read as one text, and the original sentences they face.

    The texts `near_…` are those of the two neighbouring links: what a translator moved across a sentence
    boundary is there, not lost.
    """

    readings: tuple[Reading, ...]
    view: View
    original: str
    similarity: float
    near_french: str
    near_original: str
    near_back: str

    @property
    def text(self) -> str:
        """The French, as a person reads it."""
        return self.view.text

    @property
    def back(self) -> str | None:
        """The back-translation of all passages, None if one of them has none."""
        backs = [item.back for item in self.readings]
        return " ".join(back for back in backs if back is not None) if None not in backs else None


def original_text(evidence: Evidence, indices: Iterable[int]) -> str:
    """Sentences of the original as a person reads them, joined by spaces."""
    whole = evidence.article.original or ""
    return " ".join(reading(evidence.prepared.originals[i].of(whole)).text for i in indices)


def linked_pairs(evidence: Evidence) -> tuple[Pair, ...]:
    """Every link with passages and originals, in reading order; none without an English original."""
    return _remembered(Same(evidence))


@lru_cache(maxsize=8)
def _remembered(article: Same) -> tuple[Pair, ...]:
    """A dozen checks walk the pairs: they are made once for all of them."""
    evidence = article.evidence
    compared = {id(link) for link in comparable_links(evidence)}
    links = evidence.links
    return tuple(_pair(evidence, links, number) for number, link in enumerate(links) if id(link) in compared)


def comparable_links(evidence: Evidence) -> list[Link]:
    """The links whose two sides say the same, as far as can be told; none without an English original.

    What stands between two links of one to one that are sure has no other place to be, however garbled its
    back-translation is.
    """
    links = evidence.links
    return [link for number, link in enumerate(links) if _is_sure(link) or _is_held(links, number)]


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


def _pair(evidence: Evidence, links: Sequence[Link], number: int) -> Pair:
    link = links[number]
    items = tuple(read_passage(evidence.passages[i]) for i in link.passages)
    around = [*links[max(0, number - 1) : number], *links[number + 1 : number + 2]]
    return Pair(
        readings=items,
        view=_joined([item.view for item in items]),
        original=original_text(evidence, link.originals),
        similarity=link.similarity,
        near_french=" ".join(
            read_passage(evidence.passages[i]).text for near in around for i in near.passages
        ),
        near_original=original_text(evidence, (i for near in around for i in near.originals)),
        near_back=" ".join(
            back.text for near in around for i in near.passages if (back := evidence.passages[i].back)
        ),
    )


def _joined(views: Sequence[View]) -> View:
    if len(views) == 1:
        return views[0]
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    for view in views:
        if text:
            text += " "
            starts.append(ends[-1])
            ends.append(view.starts[0] if len(view.starts) else ends[-1])
        text += view.text
        starts.extend(view.starts)
        ends.extend(view.ends)
    return View(text, tuple(starts), tuple(ends))
