"""The index of sixty articles in a browser: nothing is cut, fetched or refused, and all can read it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.reports.test_triage import page, sixty


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_index(browser: Browser, tmp_path: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    path = tmp_path / "index.html"
    path.write_text(page(sixty()), encoding="utf-8")
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}) as context:
        shown = context.new_page()
        asked: list[str] = []
        said: list[str] = []
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: said.append(message.text))
        shown.goto(path.as_uri())
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        bars = shown.locator(".plot rect").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
        assert bars and len(set(bars)) == 1 and bars[0] != "rgb(0, 0, 0)"
        assert asked == [path.as_uri()] and said == []
        results = Axe().run(shown, options={"resultTypes": ["violations"]})
    serious = [one for one in results.response["violations"] if one["impact"] in ("serious", "critical")]
    assert not serious, results.generate_report()
