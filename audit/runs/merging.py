"""Make one run of several: the shards of an array job, or runs of the same recipe over different articles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from audit.errors import UsageError
from audit.runs.finishing import finish
from audit.runs.shards import Shard
from audit.runs.state.manifest import Manifest, read_manifest, write_manifest
from audit.runs.state.run_folder import report_path
from audit.runs.state.store import Entry, RunStore

__all__ = ["check_mergeable", "merge_runs"]

AT_ONCE = 500


def merge_runs(runs: Sequence[Path], store: RunStore) -> Manifest:
    """Copy verdicts and reports of all runs into `store`, in the order of the input, and finish it.

    Raises:
        UsageError: if the runs differ in recipe or configuration or share an article, or a shard is missing
            or not finished.
    """
    manifests, manifest = _manifests(runs)
    write_manifest(store.folder, manifest)
    store.begin()
    base = 0
    for run, own in zip(runs, manifests, strict=True):
        top = _copy(run, store, base)
        # Shards number the articles of the whole input; other runs follow one another.
        base = base if own.shard else top
    finish(store, manifest)
    return manifest


def check_mergeable(runs: Sequence[Path], out: Path) -> None:
    """Refuse what can be seen to be wrong before anything in `out` is touched.

    Raises:
        UsageError: if `out` is one of the runs, or for the reasons of `merge_runs`, but for a shared article.
    """
    _manifests(runs)
    for run in runs:
        if run.resolve() == out.resolve():
            raise UsageError(f"{run} cannot be merged into itself", hint="Give another folder with --out")
        with RunStore(run, must_exist=True) as source:
            _check_finished(source)


def _manifests(runs: Sequence[Path]) -> tuple[list[Manifest], Manifest]:
    """The manifest of every run, and the one that they have in common."""
    manifests = [read_manifest(run) for run in runs]
    _check_shards(manifests)
    return manifests, _common(runs, manifests)


def _check_finished(run: RunStore) -> None:
    if not run.is_finished:
        raise UsageError(f"{run.folder} is not finished", hint="Run it to its end, then merge")


def _common(runs: Sequence[Path], manifests: Sequence[Manifest]) -> Manifest:
    plain = [replace(manifest, shard=None) for manifest in manifests]
    for run, manifest in zip(runs, plain, strict=True):
        if manifest != plain[0]:
            raise UsageError(
                f"{run} was made with another recipe or configuration than {runs[0]}",
                hint="Merge only runs of the same configuration, models and version",
            )
    return plain[0]


def _check_shards(manifests: Sequence[Manifest]) -> None:
    shards = [Shard.parse(manifest.shard) for manifest in manifests if manifest.shard]
    if not shards:
        return
    counts = {shard.count for shard in shards}
    if len(shards) < len(manifests) or len(counts) > 1:
        raise UsageError(
            "these runs are not shards of one run", hint="Give all shards i/n of the same n, nothing else"
        )
    found, expected = sorted(shard.index for shard in shards), list(range(1, shards[0].count + 1))
    if found != expected:
        missing = ", ".join(f"{i}/{shards[0].count}" for i in expected if i not in found)
        raise UsageError(
            f"shards are missing: {missing}" if missing else "a shard is given twice",
            hint="Give each shard once",
        )


def _copy(run: Path, store: RunStore, base: int) -> int:
    """Copy one run; returns the first position after its last article."""
    top = base
    with RunStore(run, must_exist=True) as source:
        _check_finished(source)
        entries = source.entries()
        while some := list(islice(entries, AT_ONCE)):
            placed = [(base + position, entry) for position, entry in some]
            _refuse_known(run, store, placed)
            for _, entry in placed:
                shutil.copyfile(report_path(source.folder, entry.id), report_path(store.folder, entry.id))
            store.put(placed)
            top = max(position for position, _ in placed) + 1
    return top


def _refuse_known(run: Path, store: RunStore, entries: Sequence[tuple[int, Entry]]) -> None:
    for known in _known(store, entries):
        raise UsageError(f"{run} holds article {known}, as another run does", hint="Merge disjoint runs")


def _known(store: RunStore, entries: Sequence[tuple[int, Entry]]) -> Iterator[str]:
    return (entry.id for _, entry in entries if store.is_seen(entry.id))
