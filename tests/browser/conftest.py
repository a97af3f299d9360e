"""A Chromium without a window, one for all tests; they are skipped where none is installed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from audit.records import ArticleAudit
from audit.reports.html.article_page import render_article_page
from audit.reports.summary.article_summary import summarise
from tests.reports.builders import RECIPE

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed; on Debian: apt-get install chromium")
    # The sandbox needs what containers withhold; nothing is read but pages of our own.
    options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=options) as found,
    ):
        yield found


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of an audit from a file; nothing may be asked of a network, and no script may fail."""
    asked: list[str] = []
    errors: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(
        audit: ArticleAudit,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        *,
        at: str = "",
        script: bool = True,
    ) -> Page:
        path = tmp_path / "page.html"
        path.write_text(render_article_page(summarise(audit), RECIPE), encoding="utf-8")
        contexts.append(browser.new_context(java_script_enabled=script))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(path.as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    own = (tmp_path / "page.html").as_uri()
    assert not [url for url in asked if not url.startswith((own, "blob:"))]
    assert not errors
