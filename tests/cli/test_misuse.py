"""Slips of the hand: each is told at once, with a remedy, and costs no work that was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.cli.app import run_app
from tests.cli.conftest import Audit

ARTICLE = "Le conseil municipal a voté mardi le budget de la ville.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "two.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def reports(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[checks]\ndisable = ["LI99"]', "there is no check `LI99`"),
        ("[checks.options.stray_stop]\nwide = 1", "stray_stop has no option `wide`"),
        ('[checks.severity]\nLI01 = "hugh"', "`checks.severity.LI01` is 'hugh'"),
        ('[translation]\ndtype = "fast"', "`translation.dtype` is 'fast'"),
        ('[translation]\nengine = "fast"', "there is no engine `fast`"),
        ("[checks]\ndisabel = []", "Did you mean `disable`?\n"),
    ],
)
def test_a_slip_in_a_configuration_touches_no_run(
    audit: Audit, articles: Path, tmp_path: Path, toml: str, message: str
) -> None:
    done = audit("run", articles)
    before = reports(done.folder)
    config = tmp_path / "slip.toml"
    config.write_text(toml, encoding="utf-8")
    for command in (("run", articles, "--config", config), ("judge", done.folder, "--config", config)):
        outcome = audit(*command)
        assert outcome.code == 2
        assert message in outcome.err
    assert reports(done.folder) == before


@pytest.mark.parametrize("address", ["127.0.0.1:1", "head-node", "127.0.0.1:"])
def test_a_ray_cluster_that_is_not_there(audit: Audit, articles: Path, address: str) -> None:
    pytest.importorskip("ray", reason="Ray is optional: pip install '.[ray]'")
    outcome = audit("run", articles, "--ray", address)
    assert outcome.code == 2
    assert f"no Ray cluster at {address}" in outcome.err and "ray start --head" in outcome.err


class TestTheFolderOfAnotherRun:
    def test_is_not_overwritten(self, audit: Audit, articles: Path, tmp_path: Path) -> None:
        done = audit("run", articles)
        before = reports(done.folder)
        other = tmp_path / "other.txt"
        other.write_text(ARTICLE, encoding="utf-8")
        outcome = audit("run", other)
        assert outcome.code == 2
        assert "holds a run over other articles" in outcome.err and str(articles) in outcome.err
        assert reports(done.folder) == before
        assert audit("run", other, "--fresh").code == 0
        assert "one.md" not in reports(done.folder)

    def test_may_be_added_to(self, audit: Audit, articles: Path) -> None:
        audit("run", articles / "one.txt")
        outcome = audit("run", articles / "one.txt", articles / "two.txt")
        assert [result["id"] for result in outcome.results] == ["one", "two"]

    def test_tells_what_was_dropped(self, audit: Audit, articles: Path) -> None:
        audit("run", articles)
        (articles / "two.txt").unlink()
        outcome = audit("run", articles)
        assert [result["id"] for result in outcome.results] == ["one"]


def test_no_articles_named_and_no_seeds_here(
    audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = audit("run")
    assert outcome.code == 2
    assert "no articles are named" in outcome.err


def test_ctrl_c_before_there_is_a_folder_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("audit.runs.auditing.audit_articles", interrupt)
    monkeypatch.setattr("sys.argv", ["audit", "run"])
    assert run_app() == 130
    assert "Run the same command again." in capsys.readouterr().err
