"""Several machines: the same three functions, mapped with Ray Data, one engine actor per GPU.

The driver reads articles and keeps the store; nodes prepare, translate and judge. What a node loses when it
dies, Ray gives to another, as often as need be; a ledger sees to it that no article which kills its process
is given on without end. Nothing but articles and verdicts travels, so the nodes need the models but no shared
disk.
"""

import logging
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import ray
import ray.data
from ray.exceptions import RayError

from audit.errors import RunError
from audit.records import Article, Unread
from audit.runs.answers import read_back
from audit.runs.cluster.batches import Batch, JudgeBatch, OpenEngines, PrepareBatch, TranslateBatch, unpacked
from audit.runs.cluster.ledger import Ledger
from audit.runs.finishing import finish
from audit.runs.monitor import Monitor
from audit.runs.stages import Judge, still_to_do
from audit.runs.state.breakdowns import GOES_ON
from audit.runs.state.manifest import Manifest, write_manifest
from audit.runs.state.store import RunStore

WINDOW = 20_000
"""Articles given to Ray at once: enough to keep many GPUs busy, few enough to fit in the driver's memory."""
PER_BATCH = 64
"""Articles translated together by one actor, at most: a short run is shared out among the actors."""


@dataclass(frozen=True, slots=True)
class RayPlan:
    """Where to run: `address` of a cluster (None starts one on this machine), and engine actors.

    Each actor has one GPU where `gpus` is true, else `cpus` cores. `actors` None means: as many as fit.
    """

    address: str | None
    gpus: bool
    cpus: int = 1
    actors: int | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    store: RunStore
    open_engines: OpenEngines
    manifest: Manifest
    judge: Judge
    monitor: Monitor
    plan: RayPlan


@dataclass(frozen=True, slots=True)
class _LedgerAbroad(Ledger):
    """Reaches the ledger, which is an actor, from every node."""

    actor: Any

    def may_begin_together(self, step: str, positions: Sequence[int]) -> bool:
        return bool(ray.get(self.actor.may_begin_together.remote(step, positions)))

    def may_begin_alone(self, step: str, position: int) -> bool:
        return bool(ray.get(self.actor.may_begin_alone.remote(step, position)))

    def end_alone(self, step: str, position: int) -> None:
        ray.get(self.actor.end_alone.remote(step, position))

    def end_together(self, step: str, positions: Sequence[int]) -> None:
        ray.get(self.actor.end_together.remote(step, positions))


def run_on_ray(
    inputs: Iterable[tuple[int, Article | Unread]],
    store: RunStore,
    open_engines: OpenEngines,
    manifest: Manifest,
    monitor: Monitor,
    plan: RayPlan,
) -> None:
    """Audit every article that is not done yet, and write results, index and manifest.

    Raises:
        RunError: if the cluster gives up, or a node cannot open the models.
    """
    read_back(store)
    run = _Run(store, open_engines, manifest, Judge(manifest, store.reviews.read()), monitor, plan)
    try:
        ray.init(
            address=plan.address,
            ignore_reinit_error=True,
            log_to_driver=False,
            logging_level=logging.WARNING,
        )
        _be_quiet()
        write_manifest(store, manifest)
        store.begin()
        ledger = _LedgerAbroad(ray.remote(Ledger).options(num_cpus=0, max_restarts=-1).remote())
        left = still_to_do(inputs, store, run.judge, monitor)
        while window := list(islice(left, WINDOW)):
            _run_window(run, window, ledger)
    except RayError as error:
        raise RunError(
            f"the run on Ray broke off: {_last_line(error)}",
            hint=GOES_ON,
        ) from error
    finish(store, manifest)


def _run_window(run: _Run, window: list[tuple[int, Article]], ledger: _LedgerAbroad) -> None:
    waiting = dict(window)
    for batch in _judged(run, window, ledger):
        verdicts = list(unpacked(batch))
        for position, verdict in verdicts:
            assert waiting.pop(position).id == verdict.entry.id, "an article came back twice, or as another"
        run.store.put(verdicts)
        run.monitor.finished(len(verdicts))
    assert not waiting, f"{len(waiting)} articles did not come back"


def _judged(run: _Run, window: list[tuple[int, Article]], ledger: _LedgerAbroad) -> Iterator[Batch]:
    plan = run.plan
    actors = plan.actors or _actors_that_fit(plan)
    per_batch = min(PER_BATCH, max(1, len(window) // (2 * actors)))
    # Enough blocks that every actor gets several, in the order of the input.
    blocks = max(1, min(len(window) // per_batch, 8 * actors))
    dataset = ray.data.from_items(
        [{"item": pickle.dumps(item)} for item in window], override_num_blocks=blocks
    )
    # Preparing and judging are pure: a task lost with its node is simply run again elsewhere.
    prepared = dataset.map_batches(PrepareBatch(ledger), batch_size=per_batch)
    translated = prepared.map_batches(
        TranslateBatch,  # which Ray starts anew when it dies, and gives its batch again
        fn_constructor_args=(run.open_engines, run.manifest, ledger),
        batch_size=per_batch,
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_gpus=1 if plan.gpus else None,
        num_cpus=None if plan.gpus else plan.cpus,
    )
    judged = translated.map_batches(JudgeBatch(run.judge, ledger), batch_size=per_batch)
    yield from judged.iter_batches(batch_size=per_batch)


def _actors_that_fit(plan: RayPlan) -> int:
    there: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    # One core of the cluster is left to preparing and judging; without it, Ray would wait for ever.
    fit = there.get("GPU", 0) if plan.gpus else (there.get("CPU", 1) - 1) // plan.cpus
    return max(1, int(fit))


def _be_quiet() -> None:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = False
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what breaks a run off is told once, by us


def _last_line(error: RayError) -> str:
    """What Ray says last: above it stand the tracebacks of all the processes that the error came through."""
    return str(error).strip().rpartition("\n")[2].strip()
