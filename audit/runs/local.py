"""One process drives articles through the pipeline, pool by pool, and stores each pool as it is judged.

While a pool is translated, workers prepare the next one and judge the one before. Pools are cut at the same
articles however often a run is killed and resumed, because what is done is done by whole pools.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from audit.pipeline import Engines, Translated, answers_expected, translate
from audit.records import Article, Prepared, Unread
from audit.runs.answers import read_back
from audit.runs.finishing import finish
from audit.runs.monitor import Monitor
from audit.runs.processes.workers import Tasks, Workers, one_ahead
from audit.runs.proofreading import Groups, groups_read, hand_over_batches, proofreadings
from audit.runs.stages import Judge, died, judged, prepare_article, still_to_do
from audit.runs.state.entries import Verdict
from audit.runs.state.manifest import Manifest, write_manifest
from audit.runs.state.store import RunStore

# Text pooled before it is translated together, in characters: enough for full batches of like length, little
# enough that a kill costs seconds.
CPU_POOL_CHARACTERS = 40_000
GPU_POOL_CHARACTERS = 1_000_000
POOL_ARTICLES = 250
"""At most, however short they are: an article weighs more in memory than its text."""


@dataclass(frozen=True, slots=True)
class _Preparing:
    """A pool of articles, handed over to be prepared."""

    positions: list[int]
    tasks: Tasks[Article, Prepared | Unread]


@dataclass(frozen=True, slots=True)
class _Judging:
    """A pool handed over to be judged; `unread` are those of its articles that could not be prepared."""

    positions: list[int]
    tasks: Tasks[Translated, Verdict]
    unread: list[tuple[int, Unread]]


@dataclass(frozen=True, slots=True)
class _Run:
    store: RunStore
    engines: Engines
    manifest: Manifest
    judge: Judge
    monitor: Monitor
    workers: Workers
    groups: Groups


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
    read_back(store)
    judge = Judge(manifest, store.reviews.read())
    run = _Run(store, engines, manifest, judge, monitor, workers, groups_read(manifest.config.checks))
    write_manifest(store, manifest)
    store.begin()
    prepared = one_ahead(_handed_over(run, _pools(run, inputs)))
    for judging in one_ahead(_translated(run, preparing) for preparing in prepared):
        _store(run, judging)
    finish(store, manifest)


def _pools(run: _Run, inputs: Iterable[tuple[int, Article | Unread]]) -> Iterator[list[tuple[int, Article]]]:
    on_cpu = run.engines.back.fingerprint.device in ("cpu", "none")
    limit = CPU_POOL_CHARACTERS if on_cpu else GPU_POOL_CHARACTERS
    pool: list[tuple[int, Article]] = []
    characters = 0
    for position, article in still_to_do(inputs, run.store, run.judge, run.monitor):
        pool.append((position, article))
        characters += len(article.text)
        if characters >= limit or len(pool) == POOL_ARTICLES:
            yield pool
            pool, characters = [], 0
    if pool:
        yield pool


def _handed_over(run: _Run, pools: Iterable[list[tuple[int, Article]]]) -> Iterator[_Preparing]:
    for pool in pools:
        yield _Preparing(
            [position for position, _ in pool],
            run.workers.hand_over(prepare_article, [article for _, article in pool], early=True),
        )


def _translated(run: _Run, preparing: _Preparing) -> _Judging:
    ready: list[tuple[int, Prepared]] = []
    unread: list[tuple[int, Unread]] = []
    tasks = preparing.tasks
    for position, article, result in zip(preparing.positions, tasks.items, tasks.results(), strict=True):
        if isinstance(result, Prepared):
            ready.append((position, result))
        else:
            unread.append((position, result if isinstance(result, Unread) else died(article, str(result))))
    prepared = [one for _, one in ready]
    reading = hand_over_batches(prepared, run.groups, run.workers)
    config, witness = run.manifest.config, run.manifest.witness
    run.monitor.begin_pool(len(tasks.items), *answers_expected(prepared, config))
    translated = translate(prepared, run.engines, config, witness, run.monitor.translated)
    if read := proofreadings(reading):
        pairs = zip(translated, read, strict=True)
        translated = [replace(one, proofreading=found) for one, found in pairs]
    return _Judging([position for position, _ in ready], run.workers.hand_over(run.judge, translated), unread)


def _store(run: _Run, judging: _Judging) -> None:
    verdicts = list(zip(judging.positions, judged(run.judge, judging.tasks), strict=True))
    verdicts += [(position, run.judge.on_unread(unread)) for position, unread in judging.unread]
    run.store.put(verdicts)
    run.monitor.finished(len(verdicts))
