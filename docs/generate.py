"""Writes the generated pages of docs/; with --check, says which are not current instead.

python docs/generate.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audit.checks.running.registry import own_checks
from bench.measured import lines_of, read_measured
from docs.check_page import render_check_page
from docs.result_page import render_result_page, render_schema

__all__ = ["main", "pages"]

DOCS = Path(__file__).resolve().parent
FIXTURES = DOCS.parent / "tests" / "checks"


def pages() -> dict[str, str]:
    """The text that every generated page must have, by its file name in docs/."""
    fixtures = {path.stem: path.read_text(encoding="utf-8") for path in FIXTURES.glob("*.md")}
    measured = read_measured()
    lines = {check.name: list(lines_of(check.name, measured)) for check in own_checks()}
    return {
        "checks.md": render_check_page(own_checks(), fixtures, lines),
        "results.md": render_result_page(),
        "results.schema.json": render_schema(),
    }


def main(arguments: Sequence[str], folder: Path = DOCS) -> str | None:
    """Write the pages into `folder`, or with `--check` return what is wrong with those in it."""
    if "--check" not in arguments:
        for name, text in pages().items():
            (folder / name).write_text(text, encoding="utf-8")
        return None
    stale = [
        name
        for name, text in pages().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]
    return f"not current: {', '.join(stale)}; run python docs/generate.py" if stale else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
