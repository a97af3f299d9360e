"""What is installed, which engine, device and models would be used, and what is missing."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from audit.config import ModelSpec, TranslationConfig
from audit.engines.checkpoints.checking import check_model
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.locating import locate
from audit.engines.device import core_count, cuda_names
from audit.engines.kept.cache_folders import cache_folder
from audit.engines.metricx import MetricXCheckpoint, check_metricx
from audit.engines.opening import BUILT_IN, choose_engine
from audit.errors import AuditError

T = TypeVar("T")

_LIBRARIES = ("ctranslate2", "transformers", "torch", "sentencepiece", "safetensors", "huggingface_hub")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledModel:
    """A model a configuration names: where it is, or why it cannot be used. `size` in bytes."""

    role: str
    name: str
    folder: Path | None = None
    revision: str | None = None
    size: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """Everything that decides how translation would run here.

    `libraries` pairs each with its version, None where it is not installed; `engine` is None with a
    `problem` where what was asked for cannot be had; `cache_size` in bytes. `models` are
    those of our engines, not of a plug-in's, which knows its own.
    """

    python: str
    libraries: tuple[tuple[str, str | None], ...]
    cores: int
    gpus: tuple[str, ...]
    engine: str | None
    problem: str | None
    models: tuple[InstalledModel, ...]
    cache: Path
    cache_size: int

    @property
    def is_ready(self) -> bool:
        """Whether a run would start."""
        return self.engine is not None and all(model.problem is None for model in self.models)


def inspect_installation(config: TranslationConfig) -> Installation:
    """Look at this machine as `config` needs it. Nothing is downloaded or written, no model loaded."""
    engine, problem = _attempt(lambda: choose_engine(config))
    cache = cache_folder()
    return Installation(
        python=platform.python_version(),
        libraries=tuple((name, _version(name)) for name in _LIBRARIES),
        cores=core_count(),
        gpus=cuda_names(),
        engine=engine,
        problem=problem,
        models=tuple(_models(config, is_ours=engine in (None, *BUILT_IN))),
        cache=cache,
        cache_size=_size(cache),
    )


def _models(config: TranslationConfig, *, is_ours: bool) -> Iterator[InstalledModel]:
    roles = (("fr→en", config.back), ("en→fr", config.forth), ("post-editor", config.post_editor))
    for role, spec in roles if is_ours else roles[2:]:
        yield _model(role, spec.name, partial(_check_marian, spec))
    if given := config.metricx:
        yield _model("metricx", given.name, partial(check_metricx, given, download=False))


def _check_marian(spec: ModelSpec) -> Checkpoint:
    return check_model(locate(spec, download=False))


def _model(role: str, name: str, check: Callable[[], Checkpoint | MetricXCheckpoint]) -> InstalledModel:
    checkpoint, problem = _attempt(check)
    if checkpoint is None:
        return InstalledModel(role=role, name=name, problem=problem)
    return InstalledModel(
        role=role,
        name=name,
        folder=checkpoint.folder,
        revision=checkpoint.revision,
        size=_size(checkpoint.folder),
    )


def _attempt(action: Callable[[], T]) -> tuple[T | None, str | None]:
    try:
        return action(), None
    except AuditError as error:
        return None, str(error)


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
