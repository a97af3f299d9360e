"""A newsroom's glossary and suppressions, from the command line to the report."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from docs.result_page import schema
from tests.cli.conftest import Audit

LINES = (
    "Le conseil municipal a voté mardi le budget de la ville.",
    "Il a cité les BRICS. , et l’Organisation de coopération de Shanghai.",
    "Le maire a remercié les habitants de leur patience.",
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("\n\n".join(LINES) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "glossary.csv").write_text(
        "kind;term;use\nprefer;ville;commune\nkeep;BRICS", encoding="utf-8"
    )
    (tmp_path / "suppressions.toml").write_text("", encoding="utf-8")
    path = tmp_path / "house.toml"
    path.write_text(
        '[checks]\ndisable = ["LI11"]\nglossary = "glossary.csv"\nsuppressions = "suppressions.toml"\n'
        '[checks.severity]\nLI01 = "minor"\n[checks.options.missing_final_stop]\nwords = 25\n',
        encoding="utf-8",
    )
    return path


def test_a_finding_set_aside_by_its_fingerprint(audit: Audit, article: Path, house: Path) -> None:
    first = audit("run", article, "--config", house, "--fail-on", "minor")
    assert first.code == 1
    found = {flag["name"]: flag for flag in first.results[0]["flags"]}
    assert set(found) == {"stray_stop", "house_glossary"}
    entries = [
        f'[[suppress]]\nfingerprint = "{flag["fingerprint"]}"\nreason = "Vu."' for flag in found.values()
    ]
    (house.parent / "suppressions.toml").write_text("\n".join(entries), encoding="utf-8")

    second = audit("run", article, "--config", house, "--fail-on", "minor")
    (result,) = second.results
    jsonschema.validate(result, schema())
    assert (second.code, result["status"], result["flags"]) == (0, "clean", [])
    assert {one["fingerprint"] for one in result["suppressed"]} == {
        one["fingerprint"] for one in found.values()
    }
    report = (second.folder / "articles" / "news.md").read_text(encoding="utf-8")
    assert "## Suppressed (2)" in report and "`LI01`: Vu." in report
    assert "stray stop" not in (second.folder / "index.md").read_text(encoding="utf-8")


def test_a_run_is_judged_again_without_the_files(audit: Audit, article: Path, house: Path) -> None:
    folder = audit("run", article, "--config", house).folder
    before = (folder / "results.jsonl").read_bytes()
    for path in (house, house.parent / "glossary.csv", house.parent / "suppressions.toml"):
        path.unlink()
    audit("judge", folder)
    assert (folder / "results.jsonl").read_bytes() == before
    assert b"house_glossary" in before


def test_a_directive_in_the_text(audit: Audit, article: Path) -> None:
    comment = "<!-- audit: ignore stray_stop – cité tel quel -->"
    article.write_text("\n\n".join([LINES[0], comment, *LINES[1:]]), encoding="utf-8")
    (result,) = audit("run", article).results
    assert result["flags"] == []
    assert [one["reason"] for one in result["suppressed"]] == ["cité tel quel"]
    assert len(result["passages"]) == len(LINES)


def test_a_faulty_directive_is_reported(audit: Audit, article: Path) -> None:
    article.write_text("\n\n".join([LINES[0], "<!-- audit: ignore LI01 -->", *LINES[1:]]), encoding="utf-8")
    (result,) = audit("run", article).results
    assert [flag["name"] for flag in result["flags"]] == ["faulty_directive", "stray_stop"]


def test_checks_shows_the_effective_state(audit: Audit, house: Path) -> None:
    (house.parent / "suppressions.toml").write_text(
        '[[suppress]]\nfingerprint = "0123456789abcdef"\nreason = "x"\n', encoding="utf-8"
    )
    lines = audit("checks", "--config", house).out.splitlines()
    words = {line.split()[0]: line.split()[:5] for line in lines if line[:1].isalpha()}
    assert words["LI11"][4] == "off" and words["AC01"][3:5] == ["major", "on"]
    assert words["LI01"][3:5] == ["minor*", "on"]
    assert lines[-4:] == [
        "* LI01 stray_stop: minor, not major",
        next(line for line in lines if line.endswith("missing_final_stop: words = 25, not 12")),
        "glossary: 2 terms (1 to keep, 1 to prefer)",
        "suppressions: 1 finding in force",
    ]
    assert not any("not " in line or line.startswith("glossary") for line in audit("checks").out.splitlines())


def test_a_broken_glossary_stops_before_any_work(audit: Audit, article: Path, house: Path) -> None:
    (house.parent / "glossary.csv").write_text("kind,term\nkepe,BRICS", encoding="utf-8")
    outcome = audit("run", article, "--config", house)
    assert outcome.code == 2
    assert "glossary.csv, line 2" in outcome.err and "Did you mean `keep`?" in outcome.err
    assert not outcome.folder.exists()
