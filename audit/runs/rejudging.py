"""Judges a finished run again from its stored translations, with the workers of a run."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from audit.errors import UsageError
from audit.pipeline import Translated
from audit.reports.exchange.result_schema import Result
from audit.reports.exchange.results import unread_of
from audit.runs.answers import read_back
from audit.runs.assembly import rejudged
from audit.runs.baseline import read_baseline
from audit.runs.finishing import finish
from audit.runs.outcome import Outcome, outcome_of
from audit.runs.processes.workers import LIMIT_S, Tasks, Workers, one_ahead, worker_count
from audit.runs.proofreading import groups_read, proofread_where_needed
from audit.runs.stages import Judge, get_ready_to_judge, judged
from audit.runs.state.entries import Verdict
from audit.runs.state.manifest import Manifest, read_manifest, write_manifest
from audit.runs.state.store import RunStore

Kind = TypeVar("Kind")

TOGETHER = 100
"""Articles handed over to be judged while as many others are being judged."""


def judge_again(
    folder: Path,
    config: Path | None = None,
    limit: float = LIMIT_S,
    *,
    html: bool = True,
    baseline: Path | None = None,
    forget_baseline: bool = False,
) -> Outcome:
    """Judge and render every stored article anew, by this configuration if given, without any translation.

    With `html`, every article gets its page; without, they go. What the run `baseline` has found is set
    aside; without one, what the baseline of the run had, unless it is to be forgotten.

    Raises:
        UsageError: if the folder is no run, or one that broke off before its end, or the configuration is not
            valid.
    """
    with RunStore(folder, must_exist=True) as store:
        manifest = replace(rejudged(read_manifest(store), config), html=html)
        if baseline or forget_baseline:
            manifest = replace(manifest, baseline=read_baseline(baseline, folder) if baseline else {})
        require_finished(store)
        read_back(store)
        judge_stored(store, manifest, limit)
        return outcome_of(store)


def require_finished(store: RunStore) -> None:
    """See that the run was done to its end.

    Raises:
        UsageError: if it was not.
    """
    if not store.is_finished:
        raise UsageError(
            f"the run in {store.folder} is not finished", hint="Run it to its end with `audit run` first"
        )


def judge_stored(
    store: RunStore, manifest: Manifest, limit: float, ids: Collection[str] | None = None
) -> None:
    """Judge the stored articles, or those with these ids, by the manifest and what reviewers said."""
    count = sum(store.statuses().values()) if ids is None else len(ids)
    with Workers(worker_count(count), limit, get_ready_to_judge) as workers:
        store.begin_judging()
        write_manifest(store, manifest)
        judge = Judge(manifest, store.reviews.read())
        for tasks in one_ahead(_handed_over(store, judge, workers, ids)):
            pairs = zip(judged(judge, tasks), tasks.items, strict=True)
            store.put([(None, _kept(verdict, one)) for verdict, one in pairs])
    if ids is None:
        for line in store.unread():
            store.put_later(None, judge.on_unread(unread_of(_decoded(line, Result))))
    finish(store, manifest)


def _handed_over(
    store: RunStore, judge: Judge, workers: Workers, ids: Collection[str] | None
) -> Iterator[Tasks[Translated, Verdict]]:
    groups = groups_read(judge.manifest.config.checks)
    for some in store.translated(TOGETHER, ids):
        stored = [_decoded(one, Translated) for one in some]
        yield workers.hand_over(judge, proofread_where_needed(stored, groups))


def _decoded(stored: bytes, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(stored, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UsageError(
            f"the run holds what another version wrote: {error}", hint="Do it again with `audit run`"
        ) from error


def _kept(verdict: Verdict, translated: Translated) -> Verdict:
    """An article that cannot be judged today keeps its translations for another day."""
    if verdict.entry.translated:
        return verdict
    return replace(verdict, entry=replace(verdict.entry, translated=msgspec.json.encode(translated)))
