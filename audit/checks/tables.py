"""The tables and word lists beside the checks, in `audit/checks/data`."""

from __future__ import annotations

from audit import data_files

__all__ = ["read_table", "read_word_lists"]


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv`, each as column → cell."""
    return data_files.read_table("audit.checks", name)


def read_word_lists(name: str) -> dict[str, frozenset[str]]:
    """The words of `data/<name>.txt` under their `[section]`, or under "" where there is none."""
    return data_files.read_word_lists("audit.checks", name)
