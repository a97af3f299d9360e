"""What models said, kept in one SQLite database. Losing it costs time, never a run."""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from audit.sealing import seal, unseal

_SCHEMA = "CREATE TABLE IF NOT EXISTS translation (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
_AT_ONCE = 500
"""Keys in one query: SQLite's oldest limit on parameters is 999."""
_PATIENCE_S = 30.0
"""How long to wait for another process that is writing."""

T = TypeVar("T")

log = logging.getLogger(__name__)


class RecordStore:
    """A map from keys to records, shared by any number of processes.

    A damaged database is set aside and a new one begun; a record that is not as it was written is not there.
    Where none can be kept (a full disk, a folder that cannot be written), that is logged once and the store
    stays empty.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._inode = 0
        self._is_broken = False

    def read(self, keys: Sequence[bytes], kind: type[T]) -> dict[bytes, T]:
        """The records that are known; under each key there must be one of this kind."""
        return self._guarded(lambda database: _read(database, keys, kind)) or {}

    def write(self, records: Mapping[bytes, object]) -> None:
        """Keep records, all or none."""
        rows = [(key, seal(msgspec.json.encode(value), key)) for key, value in records.items()]
        self._guarded(lambda database: _write(database, rows))

    def _guarded(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        with self._lock:
            for _attempt in range(2):
                if self._is_broken:
                    return None
                try:
                    return action(self._open())
                except (sqlite3.OperationalError, OSError) as error:
                    self._give_up(error)
                except sqlite3.ProgrammingError:
                    raise
                except (
                    sqlite3.DatabaseError,
                    UnicodeDecodeError,
                ) as error:  # its complaints may be damaged too
                    self._set_aside(error)
        return None

    def _open(self) -> sqlite3.Connection:
        # A connection must not cross a fork.
        if self._connection is None or self._process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_PATIENCE_S, check_same_thread=False)
            connection.text_factory = bytes  # all there is in it; what is text was damaged
            self._connection, self._process = connection, os.getpid()
            self._inode = self.path.stat().st_ino
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            # Keys come in no order, so pages are hardly ever met again; 2 MiB would fill all the same.
            connection.execute("PRAGMA cache_size = -512")
            connection.execute(_SCHEMA)
        return self._connection

    def _set_aside(self, damage: Exception) -> None:
        self._close()
        try:
            if self.path.stat().st_ino != self._inode:
                return  # another process has put a sound one in its place meanwhile
            aside = self.path.with_name(f"{self.path.name}.damaged-{os.getpid()}")
            for suffix in ("-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self.path.replace(aside)
            log.warning("the cache %s is damaged (%s): set aside as %s", self.path, damage, aside.name)
        except FileNotFoundError:
            return
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self._close()
        self._is_broken = True
        log.warning("translations cannot be kept in %s: %s", self.path, error)

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def _read(database: sqlite3.Connection, keys: Sequence[bytes], kind: type[T]) -> dict[bytes, T]:
    found: dict[bytes, T] = {}
    changed = 0
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        query = f"SELECT key, value FROM translation WHERE key IN ({marks})"
        for key, value in database.execute(query, some):
            content = unseal(value, key)
            changed += content is None
            with suppress(msgspec.MsgspecError):  # of another version: as good as absent
                found |= {} if content is None else {key: msgspec.json.decode(content, type=kind)}
    if changed:
        log.warning("%d records in the cache are not as they were written: made anew", changed)
    return found


def _write(database: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]]) -> None:
    with database:
        database.executemany("INSERT OR REPLACE INTO translation VALUES (?, ?)", rows)
