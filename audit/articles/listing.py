"""The names in a folder, in order, without holding a million of them in memory."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

IN_MEMORY = 20_000
"""Sorted in memory up to here, which takes some 2 MiB; beyond, in a temporary database."""


def names_in_order(folder: Path, in_memory: int = IN_MEMORY) -> Iterator[str]:
    """The names in the folder but hidden ones, by code point.

    Raises:
        OSError: if the folder cannot be listed.
    """
    with os.scandir(folder) as entries:
        names = (entry.name for entry in entries if not entry.name.startswith("."))
        first = list(islice(names, in_memory + 1))
        if len(first) > in_memory:
            yield from _sorted_on_disk(chain(first, names))
            return
    yield from sorted(first, key=_encoded)


def _sorted_on_disk(names: Iterable[str]) -> Iterator[str]:
    database = sqlite3.connect("", isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("CREATE TABLE names (name BLOB PRIMARY KEY) WITHOUT ROWID")
        database.execute("BEGIN")
        # Bytes of UTF-8 sort as code points do.
        database.executemany("INSERT INTO names VALUES (?)", ((_encoded(name),) for name in names))
        for (name,) in database.execute("SELECT name FROM names ORDER BY name"):
            yield name.decode("utf-8", "surrogateescape")
    finally:
        database.close()


def _encoded(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
