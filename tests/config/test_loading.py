"""A configuration that means nothing is refused, with the nearest key that means something."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.checks.running.selection import select_checks
from audit.config import RunConfig, load_config
from audit.errors import ConfigError


def load(tmp_path: Path, text: str) -> RunConfig:
    path = tmp_path / "run.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def test_empty_file_is_the_default(tmp_path: Path) -> None:
    assert load(tmp_path, "") == RunConfig()


def test_values_are_read(tmp_path: Path) -> None:
    config = load(
        tmp_path, '[translation]\nbeam = 1\n[translation.back]\nname = "x"\n[scores]\nbootstrap_samples = 9'
    )
    assert (config.translation.beam, config.translation.back.name, config.scores.bootstrap_samples) == (
        1,
        "x",
        9,
    )
    assert config.digest != RunConfig().digest


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[translaton]\nbeam = 1", "unknown key `translaton`", "Did you mean `translation`?"),
        ("[translation]\nbaem = 1", "unknown key `translation.baem`", "Did you mean `beam`?"),
        ("[translation]\nbeam = 0", "beam", "default.toml"),
        ('[translation]\ndevice = "gpu"', "device", "default.toml"),
        ("[translation", "not valid TOML", "Correct"),
        ("[translation.back]\nnom = 1", "unknown key `translation.back.nom`", "name"),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_missing_file() -> None:
    with pytest.raises(ConfigError, match="cannot read nowhere"):
        load_config(Path("nowhere.toml"))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[checks]\ndisable = ["stray_stpo"]', "Did you mean `stray_stop`?"),
        ("[checks.severity]\nLI01 = 'minor'\nLI99 = 'minor'", "audit checks"),
        ("[checks.options.stray_stop]\nlimit = 1", "audit checks"),
    ],
)
def test_unknown_checks_are_refused(tmp_path: Path, text: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        select_checks(load(tmp_path, text).checks)
    assert hint in caught.value.hint


def test_no_checks_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no check is left"):
        select_checks(load(tmp_path, '[checks]\nonly = ["LI01"]\ndisable = ["stray_stop"]').checks)


def test_selection(tmp_path: Path) -> None:
    catalogue = select_checks(
        load(tmp_path, '[checks]\nonly = ["li01"]\n[checks.severity]\nLI01 = "minor"').checks
    )
    assert [check.name for check in catalogue.checks] == ["stray_stop"]
    assert catalogue.severities == {"stray_stop": "minor"}
