"""What `audit run` does, once its options are known. Imported late, because it needs everything."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from audit import __version__
from audit.articles import read_articles
from audit.articles.article_count import count_articles
from audit.articles.files import STDIN
from audit.checks.running.selection import select_checks
from audit.cli.logs import set_up_logs
from audit.cli.options import RunOptions, Verbosity, run_words
from audit.cli.progress import ProgressBar
from audit.cli.ray_cluster import run_on_cluster
from audit.cli.summary import exit_code, print_summary
from audit.config import ModelSpec, RunConfig, load_config
from audit.engines.device import cuda_devices
from audit.engines.expectations import read_expectation
from audit.engines.kept.cached_engine import CachedEngine
from audit.engines.opening import open_engine
from audit.errors import ConfigError, UsageError
from audit.pipeline import Engines
from audit.records import Recipe
from audit.runs.devices import run_on_devices
from audit.runs.local import run_articles
from audit.runs.processes.orphans import end_with_parent
from audit.runs.processes.workers import Workers
from audit.runs.proofreading import program_versions
from audit.runs.shards import Shard, numbered
from audit.runs.stages import SPECIMEN, prepare_article
from audit.runs.state.manifest import Manifest
from audit.runs.state.store import RunStore
from audit.versions import library_versions

__all__ = ["effective_config", "run_command"]

# Below this, starting processes costs more than they save.
ARTICLES_WORTH_WORKERS = 100
ALL_DEVICES = "cuda:all"
SEEDS = "seeds"


def run_command(options: RunOptions) -> int:
    """Audit the articles, print the summary, and return the exit code.

    Raises:
        UsageError: before any work, if a path, the configuration, a model or the output folder is unusable.
    """
    set_up_logs(options.verbosity)
    end_with_parent()
    options = _with_articles(options)
    if options.device == ALL_DEVICES:
        return _run_on_all_devices(options)
    config = effective_config(options)
    program_versions(config.checks)  # before the models are opened: what is missing is said at once
    inputs = read_articles(options.paths, sources=options.source, encoding=options.encoding)
    shard = Shard.parse(options.shard) if options.shard else None
    total = _expected(count_articles(options.paths), shard)
    with Workers(0 if options.ray else _worker_count(total)) as workers:
        if not options.ray:
            # While the models load.
            workers.hand_over(prepare_article, [SPECIMEN] * workers.hands)
        engines = _open_engines(config)
        manifest = _manifest(config, engines, shard)
        with RunStore(options.out, fresh=not options.resume) as store:
            store.claim(options.paths)
            with ProgressBar(total, hidden=options.verbosity is Verbosity.QUIET) as bar:
                if options.ray:
                    run_on_cluster(options.ray, config, numbered(inputs, shard), store, manifest, bar)
                else:
                    run_articles(numbered(inputs, shard), store, engines, manifest, bar, workers)
            if options.verbosity > Verbosity.QUIET:
                print_summary(store, originals_wanted=options.source is not None)
            return exit_code(store, options.fail_on)


def _with_articles(options: RunOptions) -> RunOptions:
    if options.paths:
        return options
    if not Path(SEEDS).exists():
        raise UsageError(
            f"no articles are named, and there is no folder {SEEDS} here",
            hint="Name files or folders, such as `audit run article.txt`",
        )
    return replace(options, paths=(SEEDS,))


def _run_on_all_devices(options: RunOptions) -> int:
    if STDIN in options.paths:
        raise UsageError(
            "standard input cannot be shared by several processes", hint="Save it to a file first"
        )
    devices = cuda_devices()
    with RunStore(options.out, fresh=not options.resume) as store:
        store.claim(options.paths)
        run_on_devices(run_words(options), devices, store)
        if options.verbosity > Verbosity.QUIET:
            print_summary(store, originals_wanted=options.source is not None)
        return exit_code(store, options.fail_on)


def effective_config(options: RunOptions) -> RunConfig:
    """The configuration file with the command line on top.

    Raises:
        ConfigError: if either holds a value that means nothing.
    """
    config = load_config(options.config) if options.config else RunConfig()
    changes: dict[str, Any] = {
        "back": ModelSpec(name=options.model) if options.model else None,
        "forth": ModelSpec(name=options.round_trip_model) if options.round_trip_model else None,
        "engine": options.engine,
        "device": options.device,
    }
    if options.config:
        select_checks(config.checks)  # a check that does not exist is no reason to fail every article
    given = {key: value for key, value in changes.items() if value is not None}
    changed = msgspec.structs.replace(config.translation, **given)
    try:
        # `replace` does not look at values; going through plain data does.
        checked = msgspec.convert(msgspec.to_builtins(changed), type(changed))
    except msgspec.ValidationError as error:
        raise ConfigError(str(error), hint="See `audit run --help`") from error
    return msgspec.structs.replace(config, translation=checked)


def _expected(articles: int | None, shard: Shard | None) -> int | None:
    return articles // shard.count if articles is not None and shard else articles


def _worker_count(articles: int | None) -> int:
    if articles is not None and articles < ARTICLES_WORTH_WORKERS:
        return 0
    return max(1, (os.cpu_count() or 1) // 2)


def _open_engines(config: RunConfig) -> Engines:
    translation = config.translation
    return Engines(
        back=CachedEngine(open_engine(translation.back, translation)),
        forth=CachedEngine(open_engine(translation.forth, translation)),
    )


def _manifest(config: RunConfig, engines: Engines, shard: Shard | None) -> Manifest:
    back, forth = engines.back.fingerprint, engines.forth.fingerprint
    # Without the number of the GPU: shards on several GPUs are runs of one configuration.
    device = config.translation.device.partition(":")[0]
    translation = msgspec.structs.replace(config.translation, device=device)
    config = msgspec.structs.replace(config, translation=translation)
    recipe = Recipe(
        audit_version=__version__,
        config_digest=config.digest,
        back=back,
        forth=forth,
        versions=tuple(sorted((*library_versions(), *program_versions(config.checks)))),
    )
    expectation = read_expectation(config.translation.back, back, forth)
    return Manifest(
        recipe=recipe, config=config, expectation=expectation, shard=str(shard) if shard else None
    )
