"""Tiny checkpoints and the engines on them, made once per test run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.config import ModelSpec, TranslationConfig
from audit.engines.checkpoints.checking import check_model
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.locating import Located
from audit.engines.engine import Engine
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.engines.kept.cached_engine import CachedEngine
from audit.engines.opening import open_engine
from bench.recorded_engine import RecordedEngine
from tests.engines.tiny import write_tiny

Opener = Callable[..., Engine]


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the test run's own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """Keep torch to one thread: the models are far too small for more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_NUM_THREADS", "1")
        yield


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete model folder. Not to be changed: copy it."""
    return write_tiny(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def checkpoint(tiny: Path) -> Checkpoint:
    return check_model(Located(folder=tiny, name="tiny"))


@pytest.fixture(scope="session")
def opened(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Opens an engine by name, each kind once."""
    engines: dict[str, Engine] = {}

    def make(kind: str) -> Engine:
        if kind == "recorded":
            return RecordedEngine({"": ""}, rule=str.upper)
        if kind == "cached":
            return CachedEngine(opened("ctranslate2"), tmp_path_factory.mktemp("kept") / "kept.sqlite")
        name, _, dtype = kind.partition(" ")
        config = TranslationConfig(engine=name, dtype=dtype or "auto", batch_tokens=256)  # type: ignore[arg-type]
        return open_engine(ModelSpec(name=str(tiny)), config)

    def opened(kind: str) -> Engine:
        if kind not in engines:
            engines[kind] = make(kind)
        return engines[kind]

    return opened
