"""Draws a rendered report as GitHub would show it: the picture in the README.

    python -m bench.picture RUN/articles/ID.md docs/images/report.png

Needs Chromium on the PATH. The height is that of the part to show, not of the whole report.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.tasklists import tasklists_plugin

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


def page(report: str) -> str:
    """The report as an HTML page."""
    renderer = MarkdownIt("gfm-like").use(tasklists_plugin)
    renderer.add_render_rule("fence", _fence)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{renderer.render(report)}"


def _fence(self: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    lines = (_diff_line(line) for line in escapeHtml(tokens[index].content).splitlines())
    return f"<pre><code>{''.join(lines)}</code></pre>\n"


def _diff_line(line: str) -> str:
    kind = {"-": "old", "+": "new", "@": "at"}.get(line[:1], "")
    return f"<span class='{kind}'>{line}</span>"


def draw(html: str, picture: Path, *, width: int, height: int) -> None:
    """Take a picture of the top of a page.

    Raises:
        FileNotFoundError: if there is no Chromium.
        subprocess.CalledProcessError: if it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        source.write_text(html, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            "--disable-gpu",
            f"--user-data-dir={folder}",
        ]
        target = [f"--window-size={width},{height}", f"--screenshot={picture.resolve()}", source.as_uri()]
        subprocess.run(["chromium", *options, *target], check=True, capture_output=True)


def main() -> None:
    """Read a report and draw it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--width", type=int, default=920)
    parser.add_argument("--height", type=int, default=1500)
    arguments = parser.parse_args()
    html = page(arguments.report.read_text(encoding="utf-8"))
    draw(html, arguments.picture, width=arguments.width, height=arguments.height)


if __name__ == "__main__":
    main()
