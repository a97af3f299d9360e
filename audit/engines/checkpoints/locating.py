"""Finds a model: a folder, the name of a bundled model, or a name on the Hugging Face hub."""

import re
import sysconfig
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audit.config import ModelSpec
from audit.engines.checkpoints.checkpoint import MARIAN, Needs
from audit.engines.checkpoints.hub import hub_snapshot
from audit.errors import ModelError

_HUB_NAME = re.compile(r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A folder that should hold a model; `commit` if it comes from the hub."""

    folder: Path
    name: str
    commit: str | None = None


def is_hub_name(name: str) -> bool:
    """Whether the name has the form owner/model."""
    return bool(_HUB_NAME.match(name))


def bundled_folders() -> tuple[Path, ...]:
    """Where bundled models may be: beside the package in a checkout, else where pip puts data files."""
    checkout = Path(__file__).parents[3] / "models"
    data = (sysconfig.get_path("data"), sysconfig.get_path("data", sysconfig.get_preferred_scheme("user")))
    return (checkout, *(Path(path) / "share" / "translation-audit" / "models" for path in data))


def locate(spec: ModelSpec, needs: Needs = MARIAN, *, download: bool = True) -> Located:
    """The folder of a model, its files downloaded if need be and allowed.

    Raises:
        ModelError: if there is none; the hint says what to run.
    """
    folder = Path(spec.name)
    with suppress(RuntimeError):  # `~` and the name of nobody
        folder = folder.expanduser()
    if spec.name and folder.is_dir():
        return Located(folder=folder, name=folder.resolve().name)
    for place in bundled_folders():
        if spec.name and "/" not in spec.name and (place / spec.name).is_dir():
            return Located(folder=place / spec.name, name=spec.name)
    if is_hub_name(spec.name) and not folder.parent.is_dir():  # else it is a slip in a path
        snapshot = hub_snapshot(spec.name, spec.revision, needs, download=download)
        return Located(folder=snapshot, name=spec.name, commit=snapshot.name)
    raise ModelError(f"there is no model {spec.name!r}", hint=_remedy(spec.name))


def _remedy(name: str) -> str:
    if "/" in name or "\\" in name:
        return "Check the path of the model folder"
    found = sorted({path.parent.name for place in bundled_folders() for path in place.glob("*/config.json")})
    known = ", ".join(found) or "none"
    return f"Give a model folder, a hub name such as Helsinki-NLP/opus-mt-fr-en, or a bundled model ({known})"
