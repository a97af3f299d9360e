"""The evidence of one article with its scores: which translations face which text, and how near they come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from audit.evidence.article_links import article_links
from audit.evidence.bleu_chrf import Scored, score_passages
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredEvidence:
    """An article's evidence with its article scores; None where there was nothing to score."""

    evidence: Evidence
    round_trip: Scores | None
    source: Scores | None


def scored_evidence(
    prepared: Prepared,
    backs: Sequence[Translation | None],
    round_trips: Sequence[Translation | None],
    *,
    samples: int,
    expectation: Expectation | None = None,
) -> ScoredEvidence:
    """Score what was translated; `backs` and `round_trips` have one entry per passage.

    A passage has the scores of its round trip, or where it is linked with the original, those against that;
    passages that share a link share its scores.
    """
    items = [
        PassageEvidence(passage=passage, back=back, round_trip=forth)
        for passage, back, forth in zip(prepared.passages, backs, round_trips, strict=True)
    ]
    links, unrelated = article_links(prepared, backs)
    returned = [item for item in items if item.round_trip and item.passage.kind in SCORED_KINDS]
    round_trip = _scored(((_text(item.round_trip), item.passage.text) for item in returned), samples)
    scorable = [link for link in links if _is_scorable(items, link)]
    source = _scored((_sides(prepared, items, link) for link in scorable), samples)
    scores = {item.passage.index: own for item, own in zip(returned, round_trip.passages, strict=True)}
    for link, own in zip(scorable, source.passages, strict=True):
        scores |= dict.fromkeys(link.passages, own)
    evidence = Evidence(
        prepared=prepared,
        passages=tuple(replace(item, scores=scores.get(item.passage.index)) for item in items),
        links=links,
        unrelated=unrelated,
        expectation=expectation,
    )
    return ScoredEvidence(evidence=evidence, round_trip=round_trip.corpus, source=source.corpus)


def _scored(pairs: Iterable[tuple[str, str]], samples: int) -> Scored:
    rows = list(pairs)
    return score_passages([left for left, _ in rows], [right for _, right in rows], samples=samples)


def _sides(prepared: Prepared, items: Sequence[PassageEvidence], link: Link) -> tuple[str, str]:
    original = prepared.article.original or ""
    backs = " ".join(_text(items[i].back) for i in link.passages if items[i].back)
    return backs, " ".join(prepared.originals[j].of(original) for j in link.originals)


def _text(translation: Translation | None) -> str:
    return translation.text if translation else ""


def round_trip_scores(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """The body passages with the chrF of their round trips; for an article without links."""
    for item in evidence.passages:
        if item.scores and item.passage.kind in SCORED_KINDS:
            yield item.passage.text, item.scores.chrf.value


def source_scores(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """The French sides of the links in the body with the chrF against the original, one for each link."""
    items = evidence.passages
    for link in evidence.links:
        if _is_scorable(items, link) and (scores := items[link.passages[0]].scores):
            yield " ".join(items[i].passage.text for i in link.passages), scores.chrf.value


def _is_scorable(items: Sequence[PassageEvidence], link: Link) -> bool:
    body = all(items[i].passage.kind in SCORED_KINDS for i in link.passages)
    return bool(link.passages and link.originals and body)
