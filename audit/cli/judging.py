"""What `audit judge` does. Imported late."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from audit import __version__
from audit.cli.options import FailOn
from audit.cli.summary import exit_code, print_summary
from audit.config import load_config
from audit.runs.finishing import judge_again
from audit.runs.manifest import Manifest, read_manifest
from audit.runs.store import RunStore

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
        config = msgspec.structs.replace(config, scores=given.scores, checks=given.checks)
    recipe = replace(manifest.recipe, audit_version=__version__, config_digest=config.digest)
    return replace(manifest, recipe=recipe, config=config)
