"""Compares the results of two runs, whatever else is left of their folders."""

from pathlib import Path

import msgspec

from audit.records import EngineFingerprint, Recipe
from audit.reports.changes.comparing import RunChanges, changes
from audit.reports.exchange.result_schema import ArticleFindings
from audit.runs.past_results import read_results
from audit.runs.state.manifest import MANIFEST


class _Recipe(msgspec.Struct):
    """What a manifest says of the recipe; its other fields are passed over."""

    recipe: Recipe


def compare_runs(before: Path, after: Path) -> RunChanges:
    """What changed from one run to the other.

    Raises:
        UsageError: if one has no results, or they are of another version.
    """
    return RunChanges(
        before=str(before),
        after=str(after),
        caution=_caution(_recipe(before), _recipe(after)),
        articles=tuple(changes(*(read_results(run, ArticleFindings) for run in (before, after)))),
    )


def _recipe(run: Path) -> Recipe | None:
    try:
        return msgspec.json.decode((run / MANIFEST).read_bytes(), type=_Recipe).recipe
    except (OSError, msgspec.DecodeError, RecursionError):
        return None  # results alone can be compared too


def _models(recipe: Recipe) -> tuple[EngineFingerprint | None, ...]:
    return recipe.back, recipe.forth, recipe.scorer, recipe.post_editor


def _caution(before: Recipe | None, after: Recipe | None) -> str:
    if before is None or after is None or before == after:
        return ""
    differences = {
        "version": before.audit_version != after.audit_version,
        "configuration": before.config_digest != after.config_digest,
        "models": _models(before) != _models(after),
        "libraries": before.versions != after.versions,
    }
    named = ", ".join(name for name, differs in differences.items() if differs)
    return f"The runs differ in {named}: what is new or gone may be so for that reason."
