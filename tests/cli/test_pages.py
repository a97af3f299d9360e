"""Pages of HTML come and go with `--html`; what somebody changed in one is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Audit, Outcome


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "un.txt").write_text("Le conseil a voté hier le budget. , sans débat.\n", encoding="utf-8")
    (folder / "vide.txt").write_bytes(b"")
    return folder


def pages(run: Outcome) -> list[str]:
    return sorted(path.name for path in (run.folder / "articles").glob("*.html*"))


def test_every_article_has_one_also_what_could_not_be_read(audit: Audit, articles: Path) -> None:
    assert pages(audit("run", articles)) == ["un.html", "vide.html"]


def test_made_for_a_run_that_had_none(audit: Audit, articles: Path) -> None:
    run = audit("run", articles, "--no-html")
    assert pages(run) == []
    audit("run", articles)
    made = (run.folder / "articles" / "un.html").read_bytes()
    audit("judge", run.folder, "--no-html")
    assert pages(run) == []
    audit("judge", run.folder)
    assert pages(run) == ["un.html", "vide.html"]
    assert (run.folder / "articles" / "un.html").read_bytes() == made


def test_changed_by_hand_is_kept(audit: Audit, articles: Path) -> None:
    run = audit("run", articles)
    (run.folder / "articles" / "un.html").write_text("mine")
    audit("judge", run.folder)
    assert pages(run) == ["un.html", "un.html.kept", "vide.html"]
    assert (run.folder / "articles" / "un.html.kept").read_text() == "mine"
