"""The configurations that come with the project are valid, and the default one is complete."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from audit.config import RunConfig, load_config

CONFIGS = Path(__file__).parents[1] / "configs"


@pytest.mark.parametrize("path", sorted(CONFIGS.glob("*.toml")), ids=lambda path: path.name)
def test_every_configuration_is_valid(path: Path) -> None:
    load_config(path)


def test_default_is_the_default() -> None:
    assert load_config(CONFIGS / "default.toml") == RunConfig()


def test_default_names_every_key() -> None:
    table = tomllib.loads((CONFIGS / "default.toml").read_text(encoding="utf-8"))
    expected = msgspec.to_builtins(RunConfig())
    for model in ("back", "forth", "post_editor"):
        del expected["translation"][model]["revision"]  # TOML has no null
    for unset in ("witness", "metricx"):
        del expected["translation"][unset]
    assert table == _plain(expected)


def test_hub_models_are_pinned() -> None:
    translation = load_config(CONFIGS / "opus-mt.toml").translation
    for spec in (translation.back, translation.forth):
        assert spec.revision is not None and len(spec.revision) == 40


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return list(value) if isinstance(value, tuple) else value
