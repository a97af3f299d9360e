"""What other distributions add to ours, found by their entry points: checks and engines."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points

from audit.errors import PluginError

CHECKS = "translation_audit.checks"
ENGINES = "translation_audit.engines"
FILED_UNDER = "plug-in "
"""What stands before a distribution's name among the versions of a run."""


def plugged(group: str) -> list[EntryPoint]:
    """The entry points of a group, in an order that does not depend on how they were installed."""
    return sorted(entry_points(group=group), key=lambda entry: (origin(entry), entry.name))


def origin(entry: EntryPoint) -> str:
    """The distribution that brings it, with its version: `house-style 0.1.0`."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def load_plugin(entry: EntryPoint) -> object:
    """What the entry point names.

    Raises:
        PluginError: if it cannot be imported.
    """
    try:
        found: object = entry.load()
    except Exception as error:  # whatever its code does: it is not ours
        raise unusable(entry, f"{type(error).__name__}: {error}") from error
    return found


def unusable(entry: EntryPoint, why: str) -> PluginError:
    """The error of a plug-in that nothing can be done with: a run without it would seem clean."""
    name = entry.dist.name if entry.dist else entry.name
    line = " ".join(why.split())
    return PluginError(
        f"plug-in {origin(entry)}: {entry.name} = {entry.value!r} cannot be used: {line}",
        hint=f"Repair it, or run `python -m pip uninstall {name}`",
    )


def plugin_versions() -> Iterator[tuple[str, str]]:
    """The name, marked as a plug-in's, and version of each distribution that brings any, sorted."""
    found = {entry.dist.name: entry.dist.version for entry in _all() if entry.dist}
    return ((FILED_UNDER + name, version) for name, version in sorted(found.items()))


def _all() -> list[EntryPoint]:
    return [*plugged(CHECKS), *plugged(ENGINES)]
