"""The files that a run wrote into its folder. Only these are ever replaced or removed.

What somebody has changed, or put where a file of the run belongs, is kept beside it under another name.
"""

import logging
import os
import re
import sqlite3
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from audit.errors import UsageError
from audit.runs.state.atomic_files import digest_of, new_digest, open_regular, write_atomically
from audit.runs.state.run_folder import REPORTS, free_name

log = logging.getLogger(__name__)

SCHEMA = "CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID"
"""A file whose digest is not known is just being written."""

NAME = re.compile(rf"({REPORTS}/)?[^/\x00.][^/\x00]*")

Contents = Mapping[str, bytes | Iterable[bytes]]


class Deliverables:
    """Those of one folder, by names relative to it; the database is that of the run."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self._folder = folder
        self._db = database

    def write(self, contents: Contents, *, sync: bool = True) -> None:
        """Write files, noting first that they are the run's, lest a kill leave one that nobody knows."""
        with self._db:
            kept = [self._make_way(name) for name in contents]
            rows = [(name,) for name in contents]
            self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, NULL)", rows)
        if moved := [path.name for path in kept if path]:
            log.warning("not written by this run, so kept in %s: %s", self._folder, ", ".join(moved))
        digests = [
            (write_atomically(self._path(name), content, sync=sync), name)
            for name, content in contents.items()
        ]
        with self._db:
            self._db.executemany("UPDATE files SET digest = ? WHERE name = ?", digests)

    def read(self, name: str) -> bytes | None:
        """The content of a file; None if it is not as the run wrote it."""
        if not self._is_ours(name):
            return None
        with open_regular(self._path(name)) as file:
            return file.read()

    def edited(self, name: str) -> bytes | None:
        """The content of a file that somebody has changed since the run wrote it; None for any other."""
        path = self._path(name)
        row = self._db.execute("SELECT digest FROM files WHERE name = ?", (name,)).fetchone()
        if row is None or row[0] is None or digest_of(path) in (None, row[0]):
            return None
        with open_regular(path) as file:
            return file.read()

    def wrote(self, name: str, content: bytes) -> bool:
        """Whether this is what the run wrote to the file."""
        digest = new_digest()
        digest.update(content)
        row = self._db.execute("SELECT digest FROM files WHERE name = ?", (name,)).fetchone()
        return row is not None and row[0] == digest.digest()

    def adopt(self, names: Iterable[str]) -> None:
        """Take files as they are for the run's own."""
        digests = [(digest_of(self._path(name)), name) for name in names]
        with self._db:
            self._db.executemany("UPDATE files SET digest = ? WHERE name = ?", digests)

    def names(self, pattern: str) -> list[str]:
        """The names of the run's files that match, with `*` for anything."""
        found = self._db.execute("SELECT name FROM files WHERE name GLOB ?", (pattern,))
        return [str(name) for (name,) in found]

    def remove(self, names: Iterable[str]) -> None:
        """Remove files, but for those that somebody has changed."""
        gone = list(names)
        for name in gone:
            if self._is_ours(name):
                self._path(name).unlink(missing_ok=True)
        with self._db:
            self._db.executemany("DELETE FROM files WHERE name = ?", [(name,) for name in gone])

    def _make_way(self, name: str) -> Path | None:
        path = self._path(name)
        if self._is_ours(name) or not os.path.lexists(path) or _is_empty(path):
            return None
        return path.rename(free_name(path))

    def _is_ours(self, name: str) -> bool:
        row = self._db.execute("SELECT digest FROM files WHERE name = ?", (name,)).fetchone()
        found = digest_of(self._path(name))
        return row is not None and found is not None and row[0] in (None, found)

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):  # read from a run folder, it may be anybody's
            raise UsageError(
                f"{name!r} is no file of a run", hint="No `audit run` wrote it: do not use that folder"
            )
        return self._folder / name


def _is_empty(path: Path) -> bool:
    """Whether it is a file with nothing to lose, as a power failure leaves them."""
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and not found.st_size
