"""Reads the tables and word lists that lie in the `data` folders of packages; `#` begins a comment line."""

import re
from functools import cache
from importlib.resources import files

_SECTION = re.compile(r"\[(?P<name>[^\[\]]+)\]")


def _lines(package: str, name: str) -> list[str]:
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def read_table(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv`, whose first line names the columns, each as column → cell.

    Raises:
        ValueError: if a row has more or fewer cells than the header.
    """
    header, *rows = (line.split("\t") for line in _lines(package, f"{name}.tsv"))
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def read_sections(package: str, name: str) -> dict[str, list[str]]:
    """The lines of `data/<name>.txt` under the `[section]` they stand in, or under "" before the first."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in _lines(package, f"{name}.txt"):
        if heading := _SECTION.fullmatch(line):
            section = heading["name"]
        else:
            found.setdefault(section, []).append(line)
    return found


@cache
def read_word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """The words of `data/<name>.txt`, separated by spaces, by section as in `read_sections`."""
    return {
        section: frozenset(" ".join(lines).split()) for section, lines in read_sections(package, name).items()
    }
