"""Measure one article: which translations face which text, and what BLEU and chrF say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from audit.evidence.alignment import align
from audit.evidence.relatedness import is_unrelated
from audit.evidence.scores import score_passages
from audit.records import (
    SCORED_KINDS,
    Evidence,
    Expectation,
    Link,
    PassageEvidence,
    Prepared,
    Scores,
    Translation,
)

__all__ = ["Measured", "measure", "original_sentences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """An article's evidence with its article scores; None where there was nothing to score."""

    evidence: Evidence
    round_trip: Scores | None
    source: Scores | None


def measure(
    prepared: Prepared,
    backs: Sequence[Translation | None],
    round_trips: Sequence[Translation | None],
    *,
    samples: int,
    expectation: Expectation | None = None,
) -> Measured:
    """Score what was translated; `backs` and `round_trips` have one entry per passage."""
    items = [
        PassageEvidence(passage=passage, back=back, round_trip=forth)
        for passage, back, forth in zip(prepared.passages, backs, round_trips, strict=True)
    ]
    links, unrelated = _links(prepared, items)
    items, round_trip = _score_round_trip(items, samples)
    source = None
    if links:
        items, source = _score_source(prepared, items, links, samples)
    evidence = Evidence(
        prepared=prepared, passages=tuple(items), links=links, unrelated=unrelated, expectation=expectation
    )
    return Measured(evidence=evidence, round_trip=round_trip, source=source)


def _links(prepared: Prepared, items: list[PassageEvidence]) -> tuple[tuple[Link, ...], bool]:
    """The alignment, empty where the original is of another article; and whether it is."""
    translated = [(item.passage.index, item.back.text) for item in items if item.back]
    originals = original_sentences(prepared)
    if not translated or not originals:
        return (), False
    backs = [text for _, text in translated]
    local = align(backs, originals)
    if is_unrelated(backs, originals, local):
        return (), True
    indices = [index for index, _ in translated]
    return tuple(replace(link, passages=tuple(indices[i] for i in link.passages)) for link in local), False


def original_sentences(prepared: Prepared) -> list[str]:
    """The sentences of the original that can be compared; none without one."""
    original = prepared.article.original
    return [] if original is None else [span.of(original) for span in prepared.originals]


def _score_round_trip(
    items: list[PassageEvidence], samples: int
) -> tuple[list[PassageEvidence], Scores | None]:
    pairs = {
        item.passage.index: (item.round_trip.text, item.passage.text)
        for item in items
        if item.round_trip and item.passage.kind in SCORED_KINDS
    }
    scored = score_passages(*_columns(pairs.values()), samples=samples)
    scores = dict(zip(pairs, scored.passages, strict=True))
    return [replace(item, scores=scores.get(item.passage.index)) for item in items], scored.corpus


def _score_source(
    prepared: Prepared, items: list[PassageEvidence], links: tuple[Link, ...], samples: int
) -> tuple[list[PassageEvidence], Scores | None]:
    """Scores against the original; passages that share a link share its scores."""
    scorable = [link for link in links if _scored(items, link)]
    scored = score_passages(*_columns(_sides(prepared, items, link) for link in scorable), samples=samples)
    scores = {
        index: own for link, own in zip(scorable, scored.passages, strict=True) for index in link.passages
    }
    items = [replace(item, scores=scores.get(item.passage.index, item.scores)) for item in items]
    return items, scored.corpus


def _columns(pairs: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    rows = list(pairs)
    return [left for left, _ in rows], [right for _, right in rows]


def _sides(prepared: Prepared, items: list[PassageEvidence], link: Link) -> tuple[str, str]:
    original = prepared.article.original or ""
    backs = (back.text for i in link.passages if (back := items[i].back))
    return " ".join(backs), " ".join(prepared.originals[j].of(original) for j in link.originals)


def _scored(items: list[PassageEvidence], link: Link) -> bool:
    body = all(items[i].passage.kind in SCORED_KINDS for i in link.passages)
    return bool(link.passages and link.originals and body)
