"""Audits articles from the options of a run to its outcome: in this process, on all GPUs, or on a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from audit.articles import read_articles
from audit.articles.article_count import Census, count_articles
from audit.articles.files import STDIN
from audit.articles.html import load_parser
from audit.config import RunConfig
from audit.engines.device import cuda_devices
from audit.errors import AuditError, UsageError
from audit.records import Article, Unread
from audit.runs.answers import read_back
from audit.runs.assembly import OpenEngines, effective_config, make_manifest, read_fingerprints
from audit.runs.baseline import read_baseline
from audit.runs.cluster.reaching import check_cluster, run_on_cluster
from audit.runs.devices import run_on_devices
from audit.runs.local import run_articles
from audit.runs.monitor import Monitor, Unheard
from audit.runs.options import RunOptions
from audit.runs.outcome import Outcome, outcome_of
from audit.runs.processes.standby import Standby
from audit.runs.processes.termination import Stopped
from audit.runs.processes.workers import Workers, worker_count
from audit.runs.proofreading import program_versions
from audit.runs.shards import numbered
from audit.runs.stages import get_ready, get_ready_to_judge
from audit.runs.state.manifest import Baseline
from audit.runs.state.run_folder import new_folder
from audit.runs.state.store import RunStore

ALL_DEVICES = "cuda:all"
SEEDS = "seeds"


def audit_articles(options: RunOptions, monitor: Monitor) -> Outcome:
    """Audit the articles into the run folder, going on where an earlier start ended.

    Raises:
        UsageError: before any work, if a path, the configuration, a model or the output folder is unusable,
            or options contradict one another.
        RunError: if the run breaks off.
    """
    options = _checked(options)
    if options.device == ALL_DEVICES:
        devices = cuda_devices()
        with _store(options) as store:
            run_on_devices(_audit_part, options, devices, store)
            return outcome_of(store, originals_wanted=options.source is not None)
    config = effective_config(options)
    baseline = read_baseline(options.baseline, options.out) if options.baseline else {}
    program_versions(config.checks)  # before the models are opened: what is missing is said at once
    audit = _audit_on_cluster if options.ray else _audit_here
    with Standby(options.limit, load_parser) as reader:
        return audit(options, config, baseline, monitor, reader)


def _audit_here(
    options: RunOptions, config: RunConfig, baseline: Baseline, monitor: Monitor, reader: Standby
) -> Outcome:
    inputs = _articles(options, config, reader)
    census = count_articles(options.paths)
    total = _expected(census, options)
    if census.pages:
        reader.begin()
    # They get ready while the models load, and to judge while these translate.
    with Workers(worker_count(total), options.limit, get_ready, get_ready_to_judge) as workers:
        engines = OpenEngines(config.translation)()
        fingerprints = engines.fingerprints
        manifest = make_manifest(config, fingerprints, options.shard, html=options.html, baseline=baseline)
        with _store(options) as store:
            monitor.begin(total)
            run_articles(numbered(inputs, options.shard), store, engines, manifest, monitor, workers)
            return outcome_of(store, originals_wanted=options.source is not None)


def _audit_on_cluster(
    options: RunOptions, config: RunConfig, baseline: Baseline, monitor: Monitor, reader: Standby
) -> Outcome:
    assert options.ray is not None
    check_cluster(options.ray)
    inputs = _articles(options, config, reader)
    translation = config.translation
    fingerprints = read_fingerprints(translation)
    manifest = make_manifest(config, fingerprints, options.shard, html=options.html, baseline=baseline)
    with _store(options) as store:
        monitor.begin(_expected(count_articles(options.paths), options))
        numbers = numbered(inputs, options.shard)
        run_on_cluster(options.ray, numbers, store, OpenEngines(translation), manifest, monitor)
        return outcome_of(store, originals_wanted=options.source is not None)


def _articles(options: RunOptions, config: RunConfig, reader: Standby) -> Iterator[Article | Unread]:
    return read_articles(
        options.paths,
        sources=options.source,
        encoding=options.encoding,
        source_encoding=options.source_encoding,
        limits=config.reading,
        apart=reader,
    )


def _audit_part(options: RunOptions) -> None:
    audit_articles(options, Unheard())


def _checked(options: RunOptions) -> RunOptions:
    """The options with the articles named."""
    if options.ray and (options.device or "").startswith("cuda:"):
        raise UsageError(
            f"--ray and --device {options.device} exclude one another",
            hint="With --ray give --device cuda: every GPU of the cluster is used",
        )
    if options.device == ALL_DEVICES and STDIN in options.paths:
        raise UsageError(
            "standard input cannot be shared by several processes", hint="Save it to a file first"
        )
    if options.paths:
        return options
    if not Path(SEEDS).exists():
        raise UsageError(
            f"no articles are named, and there is no folder {SEEDS} here",
            hint="Name files or folders, such as `audit run article.txt`",
        )
    return replace(options, paths=(SEEDS,))


def _expected(census: Census, options: RunOptions) -> int | None:
    total = census.articles
    return total // options.shard.count if total is not None and options.shard else total


@contextmanager
def _store(options: RunOptions) -> Iterator[RunStore]:
    out = options.out or new_folder(Path("runs") / f"{datetime.now():%Y-%m-%dT%H-%M-%S}")
    try:
        if not options.resume:
            _read_ticks(out)
        with RunStore(out, fresh=not options.resume) as store:
            store.claim(options.paths)
            if options.reviews is not None:
                store.reviews.forget(store.reviews.read().all)
                store.reviews.keep(options.reviews)
            yield store
    except Stopped as stop:
        stop.folder = out
        raise


def _read_ticks(out: Path) -> None:
    """Keep what reviewers ticked in a run that is to be begun anew, if it can still be read."""
    with suppress(AuditError), RunStore(out, must_exist=True) as store:
        read_back(store)
