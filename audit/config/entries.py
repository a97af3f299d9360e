"""Lists a newsroom keeps in files of its own: where they are read from, and what is wrong with an entry."""

import csv
import difflib
import io
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from audit.errors import ConfigError
from audit.system_files import is_system_file

T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry as written, and where: `glossary.toml, keep 2` or `glossary.csv, line 3`."""

    place: str
    values: dict[str, Any]


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """The remedy for a word that is not known: the known one it is most like, if any is, or `otherwise`."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean `{close[0]}`?" if close else otherwise


def read_text(path: Path, key: str) -> str:
    """The text of a file; `key` is the option that named it.

    Raises:
        ConfigError: if it cannot be read or is not UTF-8.
    """
    if is_system_file(path):
        raise ConfigError(f"cannot read {path}: it is a device or shows the system", hint=f"Check {key}")
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}", hint=f"Check {key}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8: {error}", hint="Save it as UTF-8") from error
    except ValueError as error:
        raise ConfigError(f"cannot read {str(path)!r}: {error}", hint=f"Check {key}") from error


def read_toml(path: Path, key: str) -> dict[str, Any]:
    """The table in a TOML file; `key` is the option that named it.

    Raises:
        ConfigError: if it cannot be read or is not TOML.
    """
    try:
        return tomllib.loads(read_text(path, key))
    except (ValueError, RecursionError) as error:  # TOML it is not, or numbers beyond any
        raise ConfigError(f"{path} is not valid TOML: {error}", hint="Correct the file") from error


def read_rows(path: Path, key: str) -> Iterator[ListEntry]:
    """The rows of a CSV file with a header, commas or semicolons between the cells; empty cells are left out.

    Raises:
        ConfigError: if it cannot be read, or a row has more cells than the header.
    """
    text = read_text(path, key)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","  # spreadsheets in French write semicolons
    reader = csv.DictReader(io.StringIO(text), restkey="", delimiter=delimiter, strict=True)
    try:
        for row in reader:
            place = f"{path}, line {reader.line_num}"
            if "" in row:
                raise ConfigError(
                    f"{place}: more cells than the header has",
                    hint=f'Put "…" around a cell with a {delimiter}',
                )
            yield ListEntry(
                place, {name: cell.strip() for name, cell in row.items() if cell and cell.strip()}
            )
    except csv.Error as error:
        raise ConfigError(f"{path}, line {reader.line_num}: {error}", hint="Correct the file") from error


def tables_of(value: object, place: str) -> Iterator[ListEntry]:
    """The tables of an array of tables, each with its number.

    Raises:
        ConfigError: if it is no array of tables.
    """
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        name = place.rpartition(" ")[2]
        raise ConfigError(f"{place} is not a list of tables", hint=f"Write [[{name}]] above each entry")
    yield from (ListEntry(f"{place} {number}", table) for number, table in enumerate(value, start=1))


def convert_entries(entries: Iterable[ListEntry], kind: type[T], hint: str) -> Iterator[tuple[str, T]]:
    """Each entry's place and its typed value.

    Raises:
        ConfigError: with the place of the first entry that means nothing.
    """
    for entry in entries:
        try:
            yield entry.place, msgspec.convert(entry.values, kind)
        except (msgspec.ValidationError, ValueError) as error:
            raise ConfigError(f"{entry.place}: {error}", hint=hint) from error
