"""The commands that the pages show, as words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
PAGES = {
    str(path.relative_to(ROOT)): path
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
        *sorted(ROOT.glob("examples/*/*.md")),
    )
}
CALL = re.compile(r"(?:^|\$ |&& |\| |\bdocker run .* )audit (?P<words>[^|&]*)")


def fenced(page: Path, language: str) -> list[str]:
    """The blocks of that language."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [token.content for token in tokens if token.info == language]


def commands(page: Path) -> list[list[str]]:
    """The calls of `audit` in the blocks for a console, without that word."""
    return [words for text in fenced(page, "console") for words in calls(text)]


def calls(text: str) -> Iterator[list[str]]:
    """The calls of `audit` in some lines for a shell, without that word."""
    for line in text.replace("\\\n", " ").splitlines():
        for match in CALL.finditer(line.strip()):
            yield shlex.split(match["words"], comments=True)
