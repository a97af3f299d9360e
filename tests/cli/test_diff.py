"""Two runs compared on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Audit

FIRST = "Le conseil a voté hier le budget. , avec les voix de la majorité et de ses alliés.\n"
SECOND = "Le conseil a voté hier le budget, avec les voix de la majorité et des BRICS. , enfin.\n"


@pytest.fixture
def runs(audit: Audit, tmp_path: Path) -> tuple[Path, Path]:
    house = tmp_path / "house.toml"
    house.write_text('[checks]\ndisable = ["AC20"]\n')  # the engine of this test copies the French
    for name, text in (("monday", FIRST), ("tuesday", SECOND)):
        (tmp_path / "article.txt").write_text(text, encoding="utf-8")
        audit("run", tmp_path / "article.txt", "--config", house, "--out", tmp_path / name)
    return tmp_path / "monday", tmp_path / "tuesday"


def test_what_is_told(audit: Audit, runs: tuple[Path, Path]) -> None:
    told = audit("diff", *runs)
    assert told.code == 0 and "article (edited): 1 new, 1 gone" in told.out
    assert told.out.splitlines()[-1] == "1 article: 1 new finding, 1 gone, 0 still there, 0 set aside since."
    assert "differ" not in told.out
    same = audit("diff", runs[0], runs[0])
    assert same.out == "1 article: 0 new findings, 0 gone, 1 still there, 0 set aside since.\n"


@pytest.mark.parametrize(("fail_on", "code"), [("style", 1), ("major", 1), ("critical", 0)])
def test_exit_codes(audit: Audit, runs: tuple[Path, Path], fail_on: str, code: int) -> None:
    assert audit("diff", *runs, "--fail-on", fail_on).code == code
    assert audit("diff", runs[0], runs[0], "--fail-on", fail_on).code == 0


@pytest.mark.parametrize(
    ("form", "begins"), [("markdown", "# From "), ("html", "<!doctype html>"), ("json", "{")]
)
def test_formats(audit: Audit, runs: tuple[Path, Path], form: str, begins: str) -> None:
    told = audit("diff", *runs, "--format", form)
    assert told.out.startswith(begins) and "BRICS" in told.out and told.code == 0
    if form == "json":
        assert json.loads(told.out)["articles"][0]["state"] == "edited"


def test_another_configuration_is_named(audit: Audit, runs: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('[checks]\ndisable = ["LI01"]\n')
    audit("judge", runs[1], "--config", tmp_path / "house.toml")
    assert audit("diff", *runs).out.startswith("The runs differ in configuration: ")
    (runs[1] / "run.json").unlink()
    assert "differ" not in audit("diff", *runs).out


@pytest.mark.parametrize("content", [None, b"{}\n", b"<html>", b"[" * 100_000])
def test_no_results(audit: Audit, runs: tuple[Path, Path], content: bytes | None) -> None:
    (runs[0] / "results.jsonl").unlink()
    if content is not None:
        (runs[0] / "results.jsonl").write_bytes(content)
    refused = audit("diff", *runs)
    assert refused.code == 2 and "results.jsonl" in refused.err and len(refused.err.splitlines()) <= 2
