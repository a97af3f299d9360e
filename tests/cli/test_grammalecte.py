"""Grammalecte in a run: asked for, missing, stored, judged again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Audit, Outcome
from tests.grammalecte import stand_in

pytestmark = pytest.mark.process

TEXT = (
    "Le conseil municipal a voté mardi le budget de la ville.\n\n"
    "Les chat mange dans la rue, et le maire a fournit la pièce. Il a cité les BRICS. , et la paix.\n\n"
)
ASIDE = "<!-- audit: ignore GR01 – voulu -->\n\nLe maire a fournit la clef.\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stand_in.install(tmp_path / "bin", monkeypatch)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(TEXT + ASIDE, encoding="utf-8")
    return write(tmp_path, "grammalecte = true")


def write(folder: Path, line: str) -> Path:
    path = folder / "house.toml"
    path.write_text(f"[checks]\n{line}\n", encoding="utf-8")
    return path


def said(outcome: Outcome) -> list[dict[str, Any]]:
    return [flag for flag in outcome.result("a")["flags"] if flag["check"] == "GR01"]


def test_findings_are_merged(audit: Audit, house: Path, tmp_path: Path) -> None:
    outcome = audit("run", tmp_path / "articles", "--config", house)
    assert outcome.code == 0
    assert [(one["text"], one["suggestion"]) for one in said(outcome)] == [
        ("chat", "chats"),
        ("fournit", "fourni"),
    ]
    (aside,) = outcome.result("a")["suppressed"]
    assert (aside["check"], aside["reason"]) == ("GR01", "voulu")
    assert "DE20" not in {flag["check"] for flag in outcome.result("a")["flags"]}
    assert '"grammalecte"' in (outcome.folder / "run.json").read_text(encoding="utf-8")
    report = (outcome.folder / "articles" / "a.md").read_text(encoding="utf-8")
    assert "Grammalecte, " in report and "Accord de nombre erroné." in report


def test_off_unless_asked_for(audit: Audit, house: Path, tmp_path: Path) -> None:
    assert said(audit("run", tmp_path / "articles")) == []


def test_missing(audit: Audit, house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in.uninstall(tmp_path / "none", monkeypatch)
    outcome = audit("run", tmp_path / "articles", "--config", house)
    assert outcome.code == 2 and "apt install grammalecte-cli" in outcome.err
    assert not outcome.folder.exists()


def test_judged_again(audit: Audit, house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = audit("run", tmp_path / "articles", "--config", house)
    first = said(outcome)
    stand_in.uninstall(tmp_path / "none", monkeypatch)
    assert audit("judge", outcome.folder).code == 0
    assert said(outcome) == first
    write(tmp_path, 'grammalecte = true\ngrammalecte_groups = ["ppas"]')
    assert audit("judge", outcome.folder, "--config", house).code == 0
    assert [one["text"] for one in said(outcome)] == ["fournit"]
    write(tmp_path, "grammalecte = false")
    assert audit("judge", outcome.folder, "--config", house).code == 0
    assert said(outcome) == []


def test_asked_for_when_judged_again(
    audit: Audit, house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = audit("run", tmp_path / "articles")
    assert audit("judge", outcome.folder, "--config", house).code == 0
    assert len(said(outcome)) == 2


def test_a_fault_is_reported(audit: Audit, house: Path, tmp_path: Path) -> None:
    (tmp_path / "articles" / "b.md").write_text(f"{TEXT}\nLa PANNE dure.\n", encoding="utf-8")
    outcome = audit("run", tmp_path / "articles", "--config", house)
    assert outcome.code == 3 and len(said(outcome)) == 2
    assert outcome.result("b")["failures"][0]["stage"] == "proofread"


def test_unknown_group(audit: Audit, house: Path, tmp_path: Path) -> None:
    write(tmp_path, 'grammalecte_groups = ["accord"]')
    assert audit("run", tmp_path / "articles", "--config", house).code == 2


@pytest.mark.parametrize("there", [True, False])
def test_doctor(
    audit: Audit, house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if not there:
        stand_in.uninstall(tmp_path / "none", monkeypatch)
    wanted, unasked = audit("doctor", "--config", house), audit("doctor")
    if there:
        assert "Grammalecte 9.9.9, on" in wanted.out and "Grammalecte 9.9.9, off" in unasked.out
    else:
        assert "✗ Grammalecte: not installed" in wanted.out and wanted.code == 2
        assert "Grammalecte: not installed (optional)" in unasked.out and "✗ Grammalecte" not in unasked.out


def test_listed_and_explained(audit: Audit, house: Path, tmp_path: Path) -> None:
    listed = audit("checks", "--config", house).out
    assert re.search(r"^GR01 +grammalecte +suspicion +minor, style +on ", listed, re.MULTILINE)
    assert re.search(r"^GR01 +grammalecte .* off ", audit("checks").out, re.MULTILINE)
    assert "GPL" in audit("checks", "gr01").out


@pytest.mark.parametrize("line", ['disable = ["GR01"]', 'only = ["LI01"]'])
def test_switched_off_like_a_check(audit: Audit, house: Path, tmp_path: Path, line: str) -> None:
    write(tmp_path, f"grammalecte = true\n{line}")
    assert said(audit("run", tmp_path / "articles", "--config", house)) == []


def test_alone_and_weighed_like_a_check(audit: Audit, house: Path, tmp_path: Path) -> None:
    write(tmp_path, 'grammalecte = true\nonly = ["grammalecte"]\n[checks.severity]\nGR01 = "major"')
    outcome = audit("run", tmp_path / "articles", "--config", house)
    assert {one["severity"] for one in said(outcome)} == {"major"}
    assert {one["check"] for one in outcome.result("a")["flags"]} == {"GR01"}
