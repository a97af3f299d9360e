"""Measure one article: which translations face which text, and what BLEU and chrF say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.alignment import align
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
from audit.scores import corpus_scores, passage_scores

__all__ = ["Measured", "measure"]


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
    links = _links(prepared, items)
    round_trip = _round_trip_scores(items, samples)
    items = _with_round_trip_scores(items)
    source = None
    if links:
        items = _with_source_scores(prepared, items, links)
        source = _source_scores(prepared, items, links, samples)
    evidence = Evidence(prepared=prepared, passages=tuple(items), links=links, expectation=expectation)
    return Measured(evidence=evidence, round_trip=round_trip, source=source)


def _links(prepared: Prepared, items: list[PassageEvidence]) -> tuple[Link, ...]:
    translated = [(item.passage.index, item.back.text) for item in items if item.back]
    if not translated or not prepared.originals or prepared.article.original is None:
        return ()
    original = prepared.article.original
    local = align([text for _, text in translated], [span.of(original) for span in prepared.originals])
    return tuple(replace(link, passages=tuple(translated[i][0] for i in link.passages)) for link in local)


def _round_trip_scores(items: list[PassageEvidence], samples: int) -> Scores | None:
    scored = [item for item in items if item.round_trip and item.passage.kind in SCORED_KINDS]
    return corpus_scores(
        [item.round_trip.text for item in scored if item.round_trip],
        [item.passage.text for item in scored],
        samples=samples,
    )


def _with_round_trip_scores(items: list[PassageEvidence]) -> list[PassageEvidence]:
    return [
        replace(item, scores=passage_scores(item.round_trip.text, item.passage.text))
        if item.round_trip and item.passage.kind in SCORED_KINDS
        else item
        for item in items
    ]


def _sides(prepared: Prepared, items: list[PassageEvidence], link: Link) -> tuple[str, str]:
    original = prepared.article.original or ""
    backs = (back.text for i in link.passages if (back := items[i].back))
    return " ".join(backs), " ".join(prepared.originals[j].of(original) for j in link.originals)


def _scored(items: list[PassageEvidence], link: Link) -> bool:
    body = all(items[i].passage.kind in SCORED_KINDS for i in link.passages)
    return bool(link.passages and link.originals and body)


def _with_source_scores(
    prepared: Prepared, items: list[PassageEvidence], links: tuple[Link, ...]
) -> list[PassageEvidence]:
    scored = list(items)
    for link in links:
        if not _scored(items, link):
            continue
        scores = passage_scores(*_sides(prepared, items, link))
        for index in link.passages:
            scored[index] = replace(items[index], scores=scores)
    return scored


def _source_scores(
    prepared: Prepared, items: list[PassageEvidence], links: tuple[Link, ...], samples: int
) -> Scores | None:
    sides = [_sides(prepared, items, link) for link in links if _scored(items, link)]
    return corpus_scores([left for left, _ in sides], [right for _, right in sides], samples=samples)
