"""Has Grammalecte read the articles of a run, in batches, where a check looks at what it remarks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import accumulate, groupby

from audit.checks.running.selection import select_checks
from audit.config import ChecksConfig
from audit.grammalecte import proofread, require_version
from audit.pipeline import Translated
from audit.records import Prepared, Proofreading, RuleGroup
from audit.runs.processes.workers import Tasks, Workers

NAME = "grammalecte"
"""What its version is filed under among those of the libraries."""

BATCH_CHARACTERS = 50_000
"""Read by one process: some ten seconds' work, beside which starting it is little."""

Batch = tuple[Prepared, ...]
Groups = tuple[RuleGroup, ...] | None
"""None where Grammalecte is not asked."""


def program_versions(config: ChecksConfig) -> tuple[tuple[str, str], ...]:
    """The name and version of the program, where it is asked.

    Raises:
        UsageError: if it is not installed.
    """
    return () if groups_read(config) is None else ((NAME, require_version()),)


def groups_read(config: ChecksConfig) -> Groups:
    """The groups of rules that are looked at. To be asked once: a house's lists may be long."""
    return select_checks(config).remark_groups


def hand_over_batches(
    articles: Sequence[Prepared], groups: Groups, workers: Workers
) -> Tasks[Batch, list[Proofreading]]:
    """Have the articles read by the workers; nothing is read where no groups are looked at."""
    batches = [] if groups is None else list(_batches(articles))
    return workers.hand_over(_proofreader(groups or ()), batches)


@cache
def _proofreader(groups: tuple[RuleGroup, ...]) -> Callable[[Batch], list[Proofreading]]:
    """One function for all batches: workers keep each that they are sent."""
    return partial(proofread, groups=groups)


def proofreadings(tasks: Tasks[Batch, list[Proofreading]]) -> list[Proofreading]:
    """The results of what was handed over, one per article; empty where nothing was."""
    found: list[Proofreading] = []
    for batch, result in zip(tasks.items, tasks.results(), strict=True):
        if isinstance(result, list):
            found += result
        else:
            found += [Proofreading(groups=(), remarks=None, failure=str(result))] * len(batch)
    return found


def proofread_where_needed(translated: Sequence[Translated], groups: Groups) -> list[Translated]:
    """The same, each with what Grammalecte says of it; what is known already is not asked again."""
    if groups is None:
        return list(translated)
    known = [one.proofreading is not None and one.proofreading.answers(groups) for one in translated]
    unread = [one.prepared for one, is_read in zip(translated, known, strict=True) if not is_read]
    new = iter([found for batch in _batches(unread) for found in proofread(batch, groups)])
    return [
        one if is_read else replace(one, proofreading=next(new))
        for one, is_read in zip(translated, known, strict=True)
    ]


def _batches(articles: Sequence[Prepared]) -> Iterator[Batch]:
    ends = accumulate(len(article.article.text) for article in articles)
    for _, some in groupby(zip(articles, ends, strict=True), lambda pair: pair[1] // BATCH_CHARACTERS):
        yield tuple(article for article, _ in some)
