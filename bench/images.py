"""Takes the pictures of docs/images: the report of the first seed in Markdown and in HTML, and the index.

    audit run seeds --out RUN && python -m bench.images RUN docs/images

Needs Chromium on the PATH.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.tasklists import tasklists_plugin
from playwright.sync_api import Page, sync_playwright

STYLE = """
body { font: 16px/1.5 'Noto Sans', 'DejaVu Sans', Helvetica, sans-serif; color: #1f2328; max-width: 860px;
       margin: 0 auto; padding: 28px 36px; background: #fff; }
h1, h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: .3em; line-height: 1.25; margin: 24px 0 16px; }
h1 { font-size: 1.7em; margin-top: 0; } h2 { font-size: 1.35em; }
blockquote { margin: 0 0 16px; padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0; }
blockquote strong { color: #1f2328; }
code { font: 85% 'DejaVu Sans Mono', monospace; background: #818b981f; padding: .2em .4em; }
pre { background: #f6f8fa; padding: 12px 16px; border-radius: 6px; overflow: hidden; line-height: 1.45; }
pre code { background: none; padding: 0; } pre span { display: block; white-space: pre-wrap; }
pre .old { background: #ffebe9; color: #82071e; } pre .new { background: #dafbe1; color: #116329; }
pre .at { color: #8250df; }
li { margin: .25em 0; } li.task-list-item { list-style: none; }
.task-list-item-checkbox { margin: 0 .4em .2em -1.5em; vertical-align: middle; }
table { border-collapse: collapse; font-size: 85%; } td, th { border: 1px solid #d1d9e0; padding: 4px 8px; }
"""


def as_on_github(report: str) -> str:
    """A report in Markdown as a page of HTML."""
    renderer = MarkdownIt("gfm-like").use(tasklists_plugin)
    renderer.add_render_rule("fence", _fence)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{renderer.render(report)}"


def _fence(self: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    lines = (_diff_line(line) for line in escapeHtml(tokens[index].content).splitlines())
    return f"<pre><code>{''.join(lines)}</code></pre>\n"


def _diff_line(line: str) -> str:
    kind = {"-": "old", "+": "new", "@": "at"}.get(line[:1], "")
    return f"<span class='{kind}'>{line}</span>"


def take(page: Page, run: Path, folder: Path) -> None:
    """The three pictures of a run, each of the top of a page."""
    report = min((run / "articles").glob("*.md"))
    page.set_content(as_on_github(report.read_text(encoding="utf-8")))
    _shoot(page, folder / "report.png", 920, 860)
    page.goto((run / "index.html").resolve().as_uri())
    _shoot(page, folder / "index.png", 1200, 700)
    page.goto(report.with_suffix(".html").resolve().as_uri())
    page.set_viewport_size({"width": 1120, "height": 604})
    page.locator(".card h3").first.click()
    page.locator("section.text").evaluate("found => scrollTo(0, found.offsetTop)")
    _shoot(page, folder / "html-report.png", 1120, 604)


def _shoot(page: Page, path: Path, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.screenshot(path=path)


def main() -> None:
    """Take the pictures of a run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser.new_page(), arguments.run, arguments.folder)


if __name__ == "__main__":
    main()
