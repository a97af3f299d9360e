"""Make one run of several: the shards of an array job, or runs of the same recipe over different articles."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from audit.errors import UsageError
from audit.runs.finishing import finish
from audit.runs.outcome import Outcome, outcome_of
from audit.runs.shards import WHOLE, Shard
from audit.runs.state.entries import Verdict
from audit.runs.state.manifest import Manifest, is_reviewed, read_manifest, write_manifest
from audit.runs.state.store import RunStore

log = logging.getLogger(__name__)

AT_ONCE = 500
NAMED = 20
"""Of the shards that are missing."""


def merge(runs: Sequence[Path], out: Path, *, html: bool = True) -> Outcome:
    """Make one run of these in the folder `out`; without `html`, their pages stay behind.

    Raises:
        UsageError: if that cannot be, for the reasons of `merge_runs`, or because `out` is one of the runs or
            another run. What can be seen beforehand is refused before anything in `out` is touched.
    """
    for run in runs:
        if run.resolve() == out.resolve():
            raise UsageError(f"{run} cannot be merged into itself", hint="Give another folder with --out")
    _manifests(runs, WHOLE)
    with RunStore(out) as store:
        store.claim(map(str, runs), hint="Give another --out")
        merge_runs(runs, store, html=html)
        return outcome_of(store)


def merge_runs(runs: Sequence[Path], store: RunStore, whole: Shard = WHOLE, *, html: bool = True) -> None:
    """Copy verdicts and reports of all runs into `store`, in the order of the input, and finish it.

    The runs may be the parts of a shard, `whole`.

    Raises:
        UsageError: if the runs differ in recipe or configuration or share an article, or a shard is missing
            or not finished.
    """
    manifests, manifest = _manifests(runs, whole)
    manifest = replace(manifest, html=manifest.html and html)
    write_manifest(store, manifest)
    store.begin()
    base = 0
    for run, own in zip(runs, manifests, strict=True):
        top = _copy(run, store, base, html=manifest.html)
        # Shards number the articles of the whole input; other runs follow one another.
        base = base if own.shard else top
    finish(store, manifest)
    reviews = store.reviews.read()
    if any(not is_reviewed(id, key, reviews) for id, key in store.judged_keys()):
        log.warning(
            "reviews of one run hold for articles of another: `audit review %s` applies them", store.folder
        )


def _manifests(runs: Sequence[Path], whole: Shard) -> tuple[list[Manifest], Manifest]:
    """The manifest of every run, and that of the run they make together."""
    manifests = [_manifest_of(run) for run in runs]
    _check_shards(manifests, whole)
    common = _common(runs, manifests)
    return manifests, common if whole == WHOLE else replace(common, shard=str(whole))


def _manifest_of(run: Path) -> Manifest:
    with RunStore(run, must_exist=True) as source:
        if not source.is_finished:
            raise UsageError(f"{run} is not finished", hint="Run it to its end, then merge")
        return read_manifest(source)


def _common(runs: Sequence[Path], manifests: Sequence[Manifest]) -> Manifest:
    plain = [replace(manifest, shard=None) for manifest in manifests]
    for run, manifest in zip(runs, plain, strict=True):
        if manifest != plain[0]:
            raise UsageError(
                f"{run} was made with another recipe or configuration than {runs[0]}",
                hint="Merge only runs of the same configuration, models and version",
            )
    return plain[0]


def _check_shards(manifests: Sequence[Manifest], whole: Shard) -> None:
    shards = [Shard.parse(manifest.shard) for manifest in manifests if manifest.shard]
    if not shards:
        return
    counts = {shard.count for shard in shards}
    if len(shards) < len(manifests) or len(counts) > 1:
        raise UsageError(
            "these runs are not shards of one run", hint="Give all shards i/n of the same n, nothing else"
        )
    parts = shards[0].count // whole.count
    wanted = (whole.part(i + 1, parts) for i in range(parts))
    missing = list(islice((one for one in wanted if one not in shards), NAMED))
    if missing or len(shards) > parts:
        named = f"shards are missing: {', '.join(map(str, missing))}"
        raise UsageError(named if missing else "a shard is given twice", hint="Give each shard once")


def _copy(run: Path, store: RunStore, base: int, *, html: bool) -> int:
    """Copy one run; returns the first position after its last article."""
    top = base
    with RunStore(run, must_exist=True) as source:
        verdicts = source.verdicts(html=html)
        while some := list(islice(verdicts, AT_ONCE)):
            placed = [(base + position, verdict) for position, verdict in some]
            _refuse_known(run, store, placed)
            store.put(placed)
            top = max(position for position, _ in placed) + 1
        store.reviews.keep(source.reviews.read().all)
    return top


def _refuse_known(run: Path, store: RunStore, verdicts: Sequence[tuple[int, Verdict]]) -> None:
    ids = [verdict.entry.id for _, verdict in verdicts]
    for known in filter(store.is_seen, ids):
        raise UsageError(f"{run} holds article {known}, as another run does", hint="Merge disjoint runs")
