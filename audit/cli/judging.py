"""What `audit judge` does. Imported late."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from audit import __version__
from audit.checks.running.selection import select_checks
from audit.cli.options import FailOn
from audit.cli.summary import exit_code, print_summary
from audit.config import RunConfig, load_config
from audit.runs.finishing import judge_again
from audit.runs.proofreading import NAME, program_versions
from audit.runs.state.manifest import Manifest, read_manifest
from audit.runs.state.store import RunStore

__all__ = ["judge_command"]


def judge_command(run_dir: Path, config: Path | None, fail_on: FailOn, *, quiet: bool) -> int:
    """Judge again and return the exit code.

    Raises:
        UsageError: if the folder is no run, or the configuration is not valid.
    """
    with RunStore(run_dir, must_exist=True) as store:
        manifest = _judged_by(read_manifest(run_dir), config)
        judge_again(store, manifest)
        if not quiet:
            print_summary(store)
        return exit_code(store, fail_on)


def _judged_by(manifest: Manifest, path: Path | None) -> Manifest:
    """The manifest with the scores and checks of another configuration; what translated stays."""
    config = manifest.config
    if path is not None:
        given = load_config(path)
        select_checks(given.checks)
        config = msgspec.structs.replace(config, scores=given.scores, checks=given.checks)
    versions = _versions(manifest.recipe.versions, config)
    recipe = replace(
        manifest.recipe, audit_version=__version__, config_digest=config.digest, versions=versions
    )
    return replace(manifest, recipe=recipe, config=config)


def _versions(then: tuple[tuple[str, str], ...], config: RunConfig) -> tuple[tuple[str, str], ...]:
    """Those of the run; Grammalecte is needed only where it has not read the articles yet."""
    others = tuple(pair for pair in then if pair[0] != NAME)
    asked = select_checks(config.checks).remark_groups is not None
    if asked and others != then:
        return then
    return tuple(sorted((*others, *program_versions(config.checks))))
