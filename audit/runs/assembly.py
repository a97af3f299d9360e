"""Puts the parts of a run together: its configuration, its engines, and the manifest that names both."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from audit import __version__
from audit.checks.running.selection import select_checks
from audit.config import ModelSpec, RunConfig, TranslationConfig, load_config
from audit.engines.fitted import read_expectation, read_witness
from audit.engines.kept.cached_engine import CachedEngine, CachedScorer
from audit.engines.opening import (
    check_name,
    editing,
    open_engine,
    open_scorer,
    read_fingerprint,
    read_scorer_fingerprint,
)
from audit.errors import ConfigError
from audit.pipeline import Engines, Fingerprints
from audit.plugins import FILED_UNDER, plugin_versions
from audit.records import Recipe
from audit.runs.options import RunOptions
from audit.runs.proofreading import NAME, program_versions
from audit.runs.shards import Shard
from audit.runs.state.manifest import Baseline, Manifest
from audit.versions import library_versions


@dataclass(frozen=True, slots=True)
class OpenEngines:
    """Opens the engines where it is called, each with the cache of that machine."""

    translation: TranslationConfig
    cache: Path | None = None
    """A file that keeps what the models say; None: the folder of the user's cache."""

    def __call__(self) -> Engines:
        """The engines, loaded.

        Raises:
            UsageError: if a model or the device is not there, or a model does not translate as it should.
        """
        config = self.translation
        scorer = open_scorer(config)  # first: the others see how much memory it leaves
        back, forth = open_engine(config.back, config, "en"), open_engine(config.forth, config, "fr")
        editor = open_engine(config.post_editor, editing(config), "edited") if config.weigh else None
        return Engines(
            back=CachedEngine(back, self.cache),
            forth=CachedEngine(forth, self.cache),
            scorer=CachedScorer(scorer) if scorer else None,
            post_editor=CachedEngine(editor, self.cache) if editor else None,
        )


def read_fingerprints(translation: TranslationConfig) -> Fingerprints:
    """Those of the engines, without loading a model.

    Raises:
        UsageError: if a model or the device is not there.
    """
    editor, config = translation.post_editor, editing(translation)
    return Fingerprints(
        back=read_fingerprint(translation.back, translation),
        forth=read_fingerprint(translation.forth, translation),
        scorer=read_scorer_fingerprint(translation),
        post_editor=read_fingerprint(editor, config) if translation.weigh else None,
    )


def effective_config(options: RunOptions) -> RunConfig:
    """The configuration file with the command line on top.

    Raises:
        ConfigError: if either holds a value that means nothing.
    """
    config = _config(options.config) if options.config else RunConfig()
    changes: dict[str, Any] = {
        "back": ModelSpec(name=options.model) if options.model else None,
        "forth": ModelSpec(name=options.round_trip_model) if options.round_trip_model else None,
        "engine": options.engine,
        "device": options.device,
    }
    given = {key: value for key, value in changes.items() if value is not None}
    changed = msgspec.structs.replace(config.translation, **given)
    try:
        # `replace` does not look at values; going through plain data does.
        checked = msgspec.convert(msgspec.to_builtins(changed), type(changed))
    except msgspec.ValidationError as error:
        raise ConfigError(str(error), hint="See `audit run --help`") from error
    return msgspec.structs.replace(config, translation=checked)


def make_manifest(
    config: RunConfig,
    engines: Fingerprints,
    shard: Shard | None,
    *,
    html: bool = True,
    baseline: Baseline | None = None,
) -> Manifest:
    """The manifest of a run by this configuration with these engines."""
    back, forth = engines.back, engines.forth
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
        scorer=engines.scorer,
        post_editor=engines.post_editor,
    )
    model = config.translation.back
    return Manifest(
        recipe=recipe,
        config=config,
        expectation=read_expectation(model, back, forth),
        witness=read_witness(config.translation, back, forth, engines.post_editor),
        shard=str(shard) if shard else None,
        html=html,
        baseline=baseline or {},
    )


def rejudged(manifest: Manifest, path: Path | None) -> Manifest:
    """The manifest with the scores and checks of another configuration, if given; what translated stays.

    Raises:
        ConfigError: if the configuration holds what means nothing.
        UsageError: if it asks for Grammalecte, which is not installed.
    """
    config = manifest.config
    if path is not None:
        given = _config(path)
        config = msgspec.structs.replace(config, scores=given.scores, checks=given.checks)
    versions = _judging_versions(manifest.recipe.versions, config)
    recipe = replace(
        manifest.recipe, audit_version=__version__, config_digest=config.digest, versions=versions
    )
    return replace(manifest, recipe=recipe, config=config)


def _config(path: Path) -> RunConfig:
    config = load_config(path)
    select_checks(config.checks)  # a check that does not exist is no reason to fail every article
    check_name(config.translation.engine)
    return config


def _judging_versions(then: tuple[tuple[str, str], ...], config: RunConfig) -> tuple[tuple[str, str], ...]:
    """Those of the run, and of the plug-ins now; Grammalecte is needed only where it has read nothing yet."""
    then = tuple(sorted((*(one for one in then if not one[0].startswith(FILED_UNDER)), *plugin_versions())))
    others = tuple(pair for pair in then if pair[0] != NAME)
    asked = select_checks(config.checks).remark_groups is not None
    if asked and others != then:
        return then
    return tuple(sorted((*others, *program_versions(config.checks))))
