"""The pages name what there is: every package, every contract, and no path that is gone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "audit"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
MAP = sorted(f"{path.parent.relative_to(PACKAGE)}/" for path in PACKAGE.glob("*/**/__init__.py")) + sorted(
    path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")
)
PATH = re.compile(r"`((?:[a-z_0-9]+/)+(?:[a-z_0-9]+\.(?:py|md|json))?|[a-z_]+\.py)`")
"""A folder, or a file of the repository or of the package, between backticks."""


@pytest.mark.parametrize("path", MAP)
def test_the_map_names_every_package(path: str) -> None:
    assert f"`{path}`" in PAGE


def test_the_page_names_every_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}
    text = " ".join(PAGE.split())
    assert not {name for name in names if f"*{name}*" not in text}


def test_the_page_names_nothing_that_is_gone() -> None:
    gone = {path for path in PATH.findall(PAGE) if not ((ROOT / path).exists() or (PACKAGE / path).exists())}
    assert not gone


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_of_the_repository_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"\b((?:audit|bench|tests|configs|models|docs)/[\w/.-]*\w(?:\.\w+|/))", text))
    assert not {path for path in named if not (ROOT / path).exists()}
