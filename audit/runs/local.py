"""One process drives articles through the pipeline, pool by pool, and stores each pool as it is judged.

While a pool is translated, workers prepare the next one and judge the one before. Pools are cut at the same
articles however often a run is killed and resumed, because what is done is done by whole pools.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from audit.pipeline import Engines, translate
from audit.records import Article, Prepared, Unread
from audit.runs.finishing import finish
from audit.runs.processes.workers import Tasks, WorkerDied, Workers
from audit.runs.proofreading import hand_over_batches, proofreadings
from audit.runs.stages import (
    Judging,
    died,
    entry_of_unread,
    get_ready_to_judge,
    judge_article,
    prepare_article,
)
from audit.runs.state.manifest import Manifest, article_key, write_manifest
from audit.runs.state.store import Entry, RunStore

__all__ = ["Monitor", "run_articles"]

# Text pooled before it is translated together, in characters: enough for full batches of like length, little
# enough that a kill costs seconds.
CPU_POOL_CHARACTERS = 40_000
GPU_POOL_CHARACTERS = 1_000_000
POOL_ARTICLES = 250
"""At most, however short they are: an article weighs more in memory than its text."""


class Monitor(Protocol):
    """Hears of progress."""

    def translated(self, texts: int, tokens: int) -> None:
        """Texts and target tokens translated since the last call."""

    def finished(self, articles: int) -> None:
        """Articles finished since the last call."""


@dataclass(slots=True)
class _Pool:
    positions: list[int] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    characters: int = 0

    def add(self, position: int, article: Article) -> None:
        self.positions.append(position)
        self.articles.append(article)
        self.characters += len(article.text)


@dataclass(frozen=True, slots=True)
class _Preparing:
    """A pool handed over to be prepared."""

    pool: _Pool
    tasks: Tasks[Article, Prepared | Unread]


@dataclass(frozen=True, slots=True)
class _Judging:
    """A pool handed over to be judged; `unread` are those of its articles that could not be prepared."""

    positions: list[int]
    tasks: Tasks[Judging, Entry]
    unread: list[tuple[int, Unread]]


@dataclass(frozen=True, slots=True)
class _Run:
    store: RunStore
    engines: Engines
    manifest: Manifest
    monitor: Monitor
    workers: Workers


def run_articles(
    inputs: Iterable[tuple[int, Article | Unread]],
    store: RunStore,
    engines: Engines,
    manifest: Manifest,
    monitor: Monitor,
    workers: Workers,
) -> None:
    """Audit every article that is not done yet, and write results, index and manifest.

    `inputs` are numbered: the number is the article's place in the results.
    """
    run = _Run(store, engines, manifest, monitor, workers)
    write_manifest(store.folder, manifest)
    store.begin()
    judging: deque[_Judging] = deque()
    for preparing in _prepared_ahead(run, _pools(run, inputs)):
        judging.append(_translate(run, preparing))
        while len(judging) > 1:
            _store(run, judging.popleft())
    while judging:
        _store(run, judging.popleft())
    finish(store, manifest)


def _pools(run: _Run, inputs: Iterable[tuple[int, Article | Unread]]) -> Iterator[_Pool]:
    on_cpu = run.engines.back.fingerprint.device in ("cpu", "none")
    limit = CPU_POOL_CHARACTERS if on_cpu else GPU_POOL_CHARACTERS
    pool = _Pool()
    for position, article in inputs:
        if isinstance(article, Unread):
            run.store.put([(position, entry_of_unread(article, run.manifest, run.store.folder))])
        elif run.store.is_done(article.id, article_key(article, run.manifest.recipe)):
            run.store.see(article.id, position)
        else:
            pool.add(position, article)
            if pool.characters >= limit or len(pool.articles) == POOL_ARTICLES:
                yield pool
                pool = _Pool()
            continue
        run.monitor.finished(1)
    if pool.articles:
        yield pool


def _prepared_ahead(run: _Run, pools: Iterable[_Pool]) -> Iterator[_Preparing]:
    """Each pool, when the next one has been handed over too."""
    ahead: _Preparing | None = None
    for pool in pools:
        handed = _Preparing(pool, run.workers.hand_over(prepare_article, pool.articles))
        if ahead:
            yield ahead
        else:
            # Behind the first pool: its translation need not wait for what only judging needs.
            run.workers.hand_over(get_ready_to_judge, [run.manifest.config] * run.workers.hands)
        ahead = handed
    if ahead:
        yield ahead


def _translate(run: _Run, preparing: _Preparing) -> _Judging:
    ready: list[tuple[int, Prepared]] = []
    unread: list[tuple[int, Unread]] = []
    results = zip(preparing.pool.positions, preparing.pool.articles, preparing.tasks.results(), strict=True)
    for position, article, result in results:
        if isinstance(result, Prepared):
            ready.append((position, result))
        elif isinstance(result, Unread):
            unread.append((position, result))
        else:
            unread.append((position, died(article, str(result))))
    prepared = [one for _, one in ready]
    reading = hand_over_batches(prepared, run.manifest.config.checks, run.workers)
    translated = translate(prepared, run.engines, run.manifest.config, run.monitor.translated)
    if read := proofreadings(reading):
        pairs = zip(translated, read, strict=True)
        translated = [replace(one, proofreading=found) for one, found in pairs]
    tasks = [Judging(one, run.manifest, run.store.folder) for one in translated]
    return _Judging([position for position, _ in ready], run.workers.hand_over(judge_article, tasks), unread)


def _store(run: _Run, judging: _Judging) -> None:
    def entry(task: Judging, result: Entry | WorkerDied) -> Entry:
        if isinstance(result, Entry):
            return result
        unread = died(task.translated.prepared.article, str(result))
        return entry_of_unread(unread, run.manifest, run.store.folder)

    entries = [
        (position, entry(task, result))
        for position, task, result in zip(
            judging.positions, judging.tasks.items, judging.tasks.results(), strict=True
        )
    ]
    entries += [
        (position, entry_of_unread(unread, run.manifest, run.store.folder))
        for position, unread in judging.unread
    ]
    run.store.put(entries)
    run.monitor.finished(len(entries))
