"""Writes the generated pages of docs/; with --check, says which are not current instead.

python docs/generate.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audit.checks.running.registry import all_checks
from audit.reports.check_docs import render_check_docs
from audit.reports.results_docs import render_results_docs, render_schema
from bench.measured import lines_of, read_measured

DOCS = Path(__file__).resolve().parent
FIXTURES = DOCS.parent / "tests" / "checks"


def pages() -> dict[Path, str]:
    """Every generated page with the text it must have."""
    fixtures = {path.stem: path.read_text(encoding="utf-8") for path in FIXTURES.glob("*.md")}
    measured = read_measured()
    lines = {check.name: list(lines_of(check.name, measured)) for check in all_checks()}
    return {
        DOCS / "checks.md": render_check_docs(all_checks(), fixtures, lines),
        DOCS / "results.md": render_results_docs(),
        DOCS / "results.schema.json": render_schema(),
    }


def stale() -> list[Path]:
    """The pages that are missing or say something else."""
    return [
        path
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def main() -> None:
    """Write the pages, or check them."""
    if "--check" in sys.argv[1:]:
        names = ", ".join(path.name for path in stale())
        sys.exit(f"not current: {names}; run python docs/generate.py" if names else 0)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
