"""Grammalecte reads the articles of a run, in batches, where the configuration asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.config import ChecksConfig
from audit.grammalecte import Proofreading, proofread
from audit.pipeline import Translated
from audit.records import Prepared
from audit.runs.processes.workers import Tasks, Workers

__all__ = ["Batch", "hand_over_batches", "proofread_batch", "proofread_where_needed", "proofreadings"]

BATCH_CHARACTERS = 50_000
"""Read by one process: some ten seconds' work, beside which starting it is little."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles to be read by one process."""

    articles: tuple[Prepared, ...]
    config: ChecksConfig


def hand_over_batches(
    articles: Sequence[Prepared], config: ChecksConfig, workers: Workers
) -> Tasks[Batch, list[Proofreading]]:
    """Have the articles read by the workers; nothing is read where the configuration does not ask for it."""
    return workers.hand_over(proofread_batch, list(_batches(articles, config)) if config.proofreads else [])


def proofread_batch(batch: Batch) -> list[Proofreading]:
    """What Grammalecte says of the articles of one batch; never raises for what the program does."""
    return proofread(batch.articles, batch.config.grammalecte_groups)


def proofreadings(tasks: Tasks[Batch, list[Proofreading]]) -> list[Proofreading]:
    """The results of what was handed over, one per article; empty where nothing was."""
    found: list[Proofreading] = []
    for batch, result in zip(tasks.items, tasks.results(), strict=True):
        if isinstance(result, list):
            found += result
        else:
            failure = Proofreading(groups=(), remarks=None, failure=str(result))
            found += [failure] * len(batch.articles)
    return found


def proofread_where_needed(translated: Sequence[Translated], config: ChecksConfig) -> list[Translated]:
    """The same, each with what Grammalecte says of it; what is known already is not asked again."""
    if not config.proofreads:
        return list(translated)
    missing = [one.prepared for one in translated if not _is_read(one, config)]
    new = iter([found for batch in _batches(missing, config) for found in proofread_batch(batch)])
    return [one if _is_read(one, config) else replace(one, proofreading=next(new)) for one in translated]


def _is_read(translated: Translated, config: ChecksConfig) -> bool:
    known = translated.proofreading
    return known is not None and known.answers(config.grammalecte_groups)


def _batches(articles: Sequence[Prepared], config: ChecksConfig) -> Iterator[Batch]:
    batch: list[Prepared] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.article.text)
        if size >= BATCH_CHARACTERS:
            yield Batch(tuple(batch), config)
            batch, size = [], 0
    if batch:
        yield Batch(tuple(batch), config)
