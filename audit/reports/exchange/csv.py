"""Findings as CSV for a spreadsheet: one row a finding, and no cell that a spreadsheet would compute."""

import csv
import io
import re
from collections.abc import Iterator

from audit.reports.exchange.findings import Findings, remarks
from audit.reports.exchange.result_schema import FlagResult, Result

COLUMNS = (
    *(
        "article",
        "path",
        "line",
        "column",
        "severity",
        "lane",
        "check",
        "name",
        "category",
        "text",
        "message",
    ),
    *("suggestion", "probability", "places", "back_text", "fingerprint"),
)
FORMULA = re.compile("[=+@\t\r\n＝＋－＠-]")
"""What a cell begins with that is taken for a formula (OWASP, CSV injection)."""
MARK = "\ufeff"
"""Without a byte order mark, the most common spreadsheet takes UTF-8 for the code page of its country."""


def render_csv(findings: Findings) -> Iterator[str]:
    """A heading, a row for each finding, and one of severity `failed` or `doubtful` for the article."""
    yield MARK + _line(COLUMNS)
    for result in findings.results:
        for kind, message in remarks(result):
            cells = {"severity": kind, "message": message}
            yield _line([*_article(result), *(cells.get(name, "") for name in COLUMNS[2:])])
        for flag in result.flags:
            yield _line(_row(result, flag))


def _article(result: Result) -> tuple[str, str]:
    return result.id, result.path


def _row(result: Result, flag: FlagResult) -> list[object]:
    values = {name: getattr(flag, name) for name in COLUMNS[2:]}
    return [*_article(result), *(values | {"places": len(flag.places) or 1}).values()]


def _line(cells: list[object] | tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(map(_inert, cells))
    return line.getvalue()


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
