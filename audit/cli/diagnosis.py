"""What `audit doctor` prints. Imported late."""

from pathlib import Path

from audit import __version__
from audit.checks.running.selection import select_checks
from audit.cli.speech import say
from audit.config import RunConfig, load_config
from audit.engines.installed import Installation, InstalledModel, inspect_installation
from audit.grammalecte import find_version
from audit.grammalecte.program import INSTALL
from audit.plugins import FILED_UNDER, plugin_versions


def print_diagnosis(config: Path | None) -> int:
    """Print the state of this machine; 0 if a run would start, else 2.

    Raises:
        ConfigError: if the configuration is not valid.
    """
    given = load_config(config) if config else RunConfig()
    found = inspect_installation(given.translation)
    version = find_version()
    wanted = select_checks(given.checks).remark_groups is not None
    is_ready = found.is_ready and (version is not None or not wanted)
    for line in (*_lines(found), _grammalecte(version, wanted=wanted)):
        say(line)
    say("ready" if is_ready else "not ready: see the lines marked ✗")
    return 0 if is_ready else 2


def _lines(found: Installation) -> list[str]:
    libraries = ", ".join(f"{name} {version or 'not installed'}" for name, version in found.libraries)
    return [
        f"audit      {__version__}, Python {found.python}",
        f"libraries  {libraries}",
        f"device     {found.cores} CPU cores; {', '.join(found.gpus) or 'no GPU'}",
        f"engine     {found.engine or f'✗ {found.problem}'}",
        *(f"{model.role:10} {_model(model)}" for model in found.models),
        *(f"plug-in    {name.removeprefix(FILED_UNDER)} {version}" for name, version in plugin_versions()),
        f"cache      {found.cache} ({_megabytes(found.cache_size)})",
    ]


def _grammalecte(version: str | None, *, wanted: bool) -> str:
    """Its version; it is a fault that it is missing only where the configuration asks for it."""
    if version is not None:
        return f"outside    Grammalecte {version}, {'on' if wanted else 'off (checks.grammalecte)'}"
    return f"outside    {'✗ ' if wanted else ''}Grammalecte: not installed (optional). {INSTALL}"


def _model(model: InstalledModel) -> str:
    if model.problem:
        return f"✗ {model.name}: {model.problem}"
    revision = (model.revision or "")[:12]
    return f"{model.name}, revision {revision}, {_megabytes(model.size)}, {model.folder}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
