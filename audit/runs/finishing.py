"""What is made from all articles of a run together, and how a run is judged again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from audit.errors import UsageError
from audit.pipeline import Translated
from audit.reports.index.run_index import render_index
from audit.reports.summary.run_summary import IndexRow, summarise_run
from audit.runs.proofreading import proofread_where_needed
from audit.runs.stages import Judging, judge_article
from audit.runs.state.atomic_files import write_atomically
from audit.runs.state.manifest import Manifest, write_manifest
from audit.runs.state.store import RunStore

__all__ = ["finish", "judge_again"]

log = logging.getLogger(__name__)

TOGETHER = 100
"""Articles held in memory while they are judged again."""


def finish(store: RunStore, manifest: Manifest) -> None:
    """Write `results.jsonl` and the index, and drop what an earlier start left of other articles."""
    if dropped := store.forget_unseen():
        log.warning("dropped from %s: %d articles that are no longer in the input", store.folder, dropped)
    write_atomically(store.folder / "results.jsonl", (line + b"\n" for line in store.results()))
    _write_index(store, manifest)
    store.mark_finished()


def _write_index(store: RunStore, manifest: Manifest) -> None:
    def ranked() -> Iterator[IndexRow]:
        return (msgspec.json.decode(row, type=IndexRow) for row in store.ranked_rows())

    written = set()
    for name, page in render_index(ranked(), summarise_run(ranked()), manifest.recipe):
        write_atomically(store.folder / name, page.encode())
        written.add(name)
    for old in store.folder.glob("index-*.md"):
        if old.name not in written:
            old.unlink()


def judge_again(store: RunStore, manifest: Manifest) -> None:
    """Judge and render every stored article anew, without any translation.

    Raises:
        UsageError: if the run broke off before its end.
    """
    if not store.is_finished:
        raise UsageError(
            f"the run in {store.folder} is not finished", hint="Run it to its end with `audit run` first"
        )
    write_manifest(store.folder, manifest)
    for some in store.translated(TOGETHER):
        stored = [msgspec.json.decode(one, type=Translated) for one in some]
        for translated in proofread_where_needed(stored, manifest.config.checks):
            entry = judge_article(Judging(translated, manifest, store.folder))
            # An article that cannot be judged today keeps its translations for another day.
            store.put([(None, replace(entry, translated=msgspec.json.encode(translated)))])
    finish(store, manifest)
