"""The tables, word lists and patterns beside the checks, in `audit/checks/data`."""

from functools import cache

from audit import data_files


def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv`, each as column → cell."""
    return data_files.read_table("audit.checks", name)


def read_word_lists(name: str) -> dict[str, frozenset[str]]:
    """The words of `data/<name>.txt` under their `[section]`, or under "" where there is none."""
    return data_files.read_word_lists("audit.checks", name)


def word_list(name: str) -> frozenset[str]:
    """One of the lists of `data/word_lists.txt`.

    Raises:
        KeyError: if there is none of that name.
    """
    return read_word_lists("word_lists")[name]


def alternatives(name: str) -> str:
    """The patterns of one list of `data/patterns.txt`, as one that matches what any of them does.

    Raises:
        KeyError: if there is none of that name.
    """
    return "|".join(_patterns()[name])


@cache
def _patterns() -> dict[str, list[str]]:
    return data_files.read_sections("audit.checks", "patterns")
