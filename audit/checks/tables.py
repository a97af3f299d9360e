"""Reads the data tables beside the checks: tab-separated, `#` comments, a header line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["read_table"]


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv`, each as column → cell.

    Raises:
        ValueError: if a row has more or fewer cells than the header.
    """
    text = files("audit.checks").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *rows = lines
    return tuple(dict(zip(header, row, strict=True)) for row in rows)
