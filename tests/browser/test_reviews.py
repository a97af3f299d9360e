"""What is answered in the browser is kept by the run: exported, read, judged by, and found again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.cli.conftest import Audit, Outcome, audit, engines

__all__ = ["audit", "engines"]

TEXT = "Le conseil a voté hier le budget. , à la majorité.\n\nLe maire a cité les BRICS. , hier.\n"


def answer_second(page: Page, run: Outcome, saved: Path) -> str:
    """Call the second finding wrong, with a note, and save; returns its fingerprint."""
    page.goto((run.folder / "articles" / "un.html").as_uri())
    for key in ("j", "j", "e"):
        page.keyboard.press(key)
    page.keyboard.type("cité tel quel")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save reviews.json").click()
    download.value.save_as(saved)
    return page.locator(".card[data-state=wrong]").get_attribute("data-f") or ""


def test_survives_export_import_judging_and_edits(audit: Audit, browser: Browser, tmp_path: Path) -> None:
    article = tmp_path / "un.txt"
    article.write_text(TEXT, encoding="utf-8")
    run = audit("run", article)
    page = browser.new_page()
    fingerprint = answer_second(page, run, tmp_path / "reviews.json")
    assert audit("review", run.folder, tmp_path / "reviews.json").code == 0
    assert audit("judge", run.folder).code == 0
    article.write_text(f"Une phrase de plus, tout en haut.\n\n{TEXT}", encoding="utf-8")
    assert audit("run", article, "--out", run.folder).code == 0
    page.goto((run.folder / "articles" / "un.html").as_uri())
    card = page.locator(f"#f-{fingerprint}.aside")
    assert card.get_attribute("data-state") == "wrong"
    assert "Set aside: cité tel quel" in card.inner_text()
    assert page.locator("mark:not(.aside)", has_text="budget").count() == 1
    page.close()
