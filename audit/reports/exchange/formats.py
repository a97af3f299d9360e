"""The formats in which the findings of a run can be had, by name."""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from audit.reports.exchange.csv import render_csv
from audit.reports.exchange.findings import Findings
from audit.reports.exchange.github import render_github
from audit.reports.exchange.junit import render_junit
from audit.reports.exchange.result_lines import encode
from audit.reports.exchange.sarif import render_sarif
from audit.reports.exchange.text import render_text


def render_jsonl(findings: Findings) -> Iterator[str]:
    """The results, one a line."""
    return (f"{encode(result).decode()}\n" for result in findings.results)


def render_json(findings: Findings) -> Iterator[str]:
    """The results as one list."""
    between = "["
    for result in findings.results:
        yield f"{between}\n{encode(result).decode()}"
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"


FORMATS = MappingProxyType[str, Callable[[Findings], Iterator[str]]](
    {
        "text": render_text,
        "json": render_json,
        "jsonl": render_jsonl,
        "github": render_github,
        "sarif": render_sarif,
        "junit": render_junit,
        "csv": render_csv,
    }
)
"""What makes text of findings, piece by piece."""
