"""Several machines: the same three functions, mapped with Ray Data, one engine actor per GPU.

The driver reads articles and keeps the store; nodes prepare, translate and judge. What a node loses when it
dies, Ray gives to another. Nothing but articles and verdicts travels, so the nodes need the models but no
shared disk.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import ray
import ray.data

from audit.pipeline import Engines, Translated, translate
from audit.records import Article, Prepared, Unread
from audit.runs.finishing import finish
from audit.runs.local import Monitor
from audit.runs.manifest import Manifest, article_key, write_manifest
from audit.runs.proofreading import proofread_where_needed
from audit.runs.store import RunStore
from audit.runs.work import (
    Verdict,
    entry_of_unread,
    judge_to_verdict,
    prepare_article,
    verdict_on_unread,
    write_report,
)

__all__ = ["OpenEngines", "RayPlan", "run_on_ray"]

Batch = dict[str, "np.ndarray[Any, np.dtype[Any]]"]

WINDOW = 20_000
"""Articles given to Ray at once: enough to keep many GPUs busy, few enough to fit in the driver's memory."""
PER_BATCH = 64
"""Articles translated together by one actor, at most: a short run is shared out among the actors."""


OpenEngines = Callable[[], Engines]
"""Opens both engines on the node where it is called; must pickle."""


@dataclass(frozen=True, slots=True)
class RayPlan:
    """Where to run: `address` of a cluster (None starts one on this machine), and engine actors.

    Each actor has one GPU where `gpus` is true, else `cpus` cores. `actors` None means: as many as fit.
    """

    address: str | None
    gpus: bool
    cpus: int = 1
    actors: int | None = None


def run_on_ray(
    inputs: Iterable[tuple[int, Article | Unread]],
    store: RunStore,
    open_engines: OpenEngines,
    manifest: Manifest,
    monitor: Monitor,
    plan: RayPlan,
) -> None:
    """Audit every article that is not done yet, and write results, index and manifest."""
    ray.init(
        address=plan.address, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.WARNING
    )
    _be_quiet()
    write_manifest(store.folder, manifest)
    store.begin()
    for window in _windows(inputs, store, manifest, monitor):
        _run_window(window, store, open_engines, manifest, monitor, plan)
    finish(store, manifest)


def _windows(
    inputs: Iterable[tuple[int, Article | Unread]], store: RunStore, manifest: Manifest, monitor: Monitor
) -> Iterator[list[tuple[int, Article]]]:
    window: list[tuple[int, Article]] = []
    for position, article in inputs:
        if isinstance(article, Unread):
            store.put([(position, entry_of_unread(article, manifest, store.folder))])
            monitor.finished(1)
        elif store.is_done(article.id, article_key(article, manifest.recipe)):
            store.see(article.id, position)
            monitor.finished(1)
        else:
            window.append((position, article))
        if len(window) == WINDOW:
            yield window
            window = []
    if window:
        yield window


def _run_window(
    window: list[tuple[int, Article]],
    store: RunStore,
    open_engines: OpenEngines,
    manifest: Manifest,
    monitor: Monitor,
    plan: RayPlan,
) -> None:
    actors = plan.actors or _actors_that_fit(plan)
    per_batch = min(PER_BATCH, max(1, len(window) // (2 * actors)))
    # Enough blocks that every actor gets several, in the order of the input.
    blocks = max(1, min(len(window) // per_batch, 8 * actors))
    dataset = ray.data.from_items(
        [{"item": pickle.dumps(item)} for item in window], override_num_blocks=blocks
    )
    # Preparing and judging are pure: a task lost with its node is simply run again elsewhere.
    prepared = dataset.map_batches(_prepare, batch_size=per_batch)
    translated = prepared.map_batches(
        _Translator,  # which Ray starts anew when it dies, and gives its batch again
        fn_constructor_args=(open_engines, manifest),
        batch_size=per_batch,
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_gpus=1 if plan.gpus else None,
        num_cpus=None if plan.gpus else plan.cpus,
    )
    judged = translated.map_batches(partial(_judge, manifest=manifest), batch_size=per_batch)
    waiting = dict(window)
    for batch in judged.iter_batches(batch_size=per_batch):
        entries = []
        for position, verdict in _items(batch):
            assert waiting.pop(position).id == verdict.entry.id, "an article came back twice, or as another"
            write_report(store.folder, verdict)
            entries.append((position, verdict.entry))
        store.put(entries)
        monitor.finished(len(entries))
    assert not waiting, f"{len(waiting)} articles did not come back"


def _actors_that_fit(plan: RayPlan) -> int:
    there: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    # One core of the cluster is left to preparing and judging; without it, Ray would wait for ever.
    fit = there.get("GPU", 0) if plan.gpus else (there.get("CPU", 1) - 1) // plan.cpus
    return max(1, int(fit))


def _be_quiet() -> None:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _items(batch: Batch) -> Iterator[Any]:
    return (pickle.loads(item) for item in batch["item"])


def _packed(items: Iterable[Any]) -> Batch:
    return {"item": np.array([pickle.dumps(item) for item in items], dtype=object)}


def _prepare(batch: Batch) -> Batch:
    return _packed((position, prepare_article(article)) for position, article in _items(batch))


class _Translator:
    """An actor that holds the models."""

    def __init__(self, open_engines: OpenEngines, manifest: Manifest) -> None:
        self._engines = open_engines()
        self._config = manifest.config
        expected = manifest.recipe.back, manifest.recipe.forth
        found = self._engines.back.fingerprint, self._engines.forth.fingerprint
        if found != expected:
            raise RuntimeError(f"this node would translate by another recipe: {found} instead of {expected}")

    def __call__(self, batch: Batch) -> Batch:
        items = list(_items(batch))
        ready = [(position, one) for position, one in items if isinstance(one, Prepared)]
        translated = translate([one for _, one in ready], self._engines, self._config)
        done = zip((position for position, _ in ready), translated, strict=True)
        return _packed([*done, *(item for item in items if not isinstance(item[1], Prepared))])


def _judge(batch: Batch, manifest: Manifest) -> Batch:
    items = list(_items(batch))
    translated = [one for _, one in items if isinstance(one, Translated)]
    read = iter(proofread_where_needed(translated, manifest.config.checks))
    return _packed(
        (position, _verdict(next(read) if isinstance(one, Translated) else one, manifest))
        for position, one in items
    )


def _verdict(one: Translated | Unread, manifest: Manifest) -> Verdict:
    if isinstance(one, Unread):
        return verdict_on_unread(one, manifest)
    return judge_to_verdict(one, manifest)
