"""The examples of docs/configuration.md mean what the page says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from audit.checks.running.selection import named_check, select_checks
from audit.config import RunConfig, load_config
from audit.records import Severity
from audit.suppression.directives import find_directives

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(?:# (\S+\.toml)\n)?(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {name or language: text for language, name, text in BLOCK.findall(PAGE)}
TODAY = date(2027, 1, 31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in EXAMPLES.items():
        file = "glossary.csv" if name == "csv" else name
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def load(folder: Path) -> RunConfig:
    return load_config(folder / "house.toml", TODAY)


def test_configuration(folder: Path) -> None:
    catalogue = select_checks(load(folder).checks)
    names = {check.name for check in catalogue.checks}
    assert "stray_stop" in names and not names & {"repeated_adverb", named_check("LO09").name}
    assert catalogue.severities == {"stray_stop": Severity.CRITICAL, "english_quotes": Severity.STYLE}
    assert catalogue.options["missing_final_stop"].words == 25  # type: ignore[attr-defined]


def test_both_glossaries_are_one(folder: Path) -> None:
    by_toml = load(folder)
    house = folder / "house.toml"
    house.write_text(EXAMPLES["house.toml"].replace("glossary.toml", "glossary.csv"), encoding="utf-8")
    assert len(by_toml.checks.glossary) == 4
    assert load(folder) == by_toml


def test_suppressions(folder: Path) -> None:
    assert len(load(folder).checks.suppressions) == 2
    assert len(load_config(folder / "house.toml", date(2027, 2, 1)).checks.suppressions) == 1


def test_directives() -> None:
    first, second = find_directives(EXAMPLES["markdown"])
    assert first.fault is second.fault is None
    assert [named_check(key).id for key in first.checks] == ["LI01", named_check("english_quotes").id]
    assert second.whole_article


def test_checks_linked_to_exist() -> None:
    linked = re.findall(r"checks\.md#(\w+)-(\w+)", PAGE)
    assert linked and all(named_check(key) is named_check(name) for key, name in linked)
