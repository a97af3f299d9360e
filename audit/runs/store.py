"""A run folder and its state: what is done survives a kill at any moment.

One SQLite database holds, per article, its translations and its verdict; `results.jsonl`, the index and the
manifest are written from it at the end, each to a temporary file and then by `os.replace`. An article is
done when its key (its digest, the configuration, the engines, the version) is the stored one, never because
a file exists.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from audit.errors import UsageError

__all__ = ["Entry", "RunStore", "write_atomically"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY,
    position INTEGER,
    key TEXT NOT NULL,
    translated BLOB,
    result BLOB NOT NULL,
    row BLOB NOT NULL,
    status TEXT NOT NULL,
    severity INTEGER NOT NULL,
    urgency REAL NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS by_position ON articles (position);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article's line in the state.

    `severity` is the rank of its worst flag, -1 for none; `urgency` orders the index.
    """

    id: str
    key: str
    translated: bytes | None
    result: bytes
    row: bytes
    status: str
    severity: int
    urgency: float


def write_atomically(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file so that readers see the old content or the new, never half of it."""
    temporary = path.with_name(f".{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class RunStore:
    """The state of one run folder.

    Raises:
        UsageError: if the folder cannot be written, or holds something that is not a run.
    """

    def __init__(self, folder: Path, *, fresh: bool = False, must_exist: bool = False) -> None:
        self.folder = folder
        self._state = folder / "state.sqlite"
        _prepare_folder(folder, self._state, fresh=fresh, must_exist=must_exist)
        try:
            self._db = sqlite3.connect(self._state)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript(SCHEMA)
        except sqlite3.DatabaseError as error:
            raise UsageError(
                f"{self._state} is not usable: {error}", hint="Start again with --fresh"
            ) from error

    def __enter__(self) -> RunStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        # What was seen since the last transaction is not worth keeping when the run broke off.
        if kind is None:
            self._db.commit()
        self._db.close()

    def begin(self) -> None:
        """Forget the order of an earlier start; articles keep their work and are seen anew."""
        with self._db:
            self._db.execute("UPDATE articles SET position = NULL")

    def is_done(self, article_id: str, key: str) -> bool:
        """Whether the article is stored under the same key."""
        found = self._db.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
        return found is not None and found[0] == key

    def is_seen(self, article_id: str) -> bool:
        """Whether the article has been put or seen since `begin`."""
        query = "SELECT 1 FROM articles WHERE id = ? AND position IS NOT NULL"
        return self._db.execute(query, (article_id,)).fetchone() is not None

    def see(self, article_id: str, position: int) -> None:
        """Note where an article that is already done stands in this run.

        Written with the next `put`, or when the run ends: a transaction each would cost more than the rest.
        """
        self._db.execute("UPDATE articles SET position = ? WHERE id = ?", (position, article_id))

    def put(self, entries: Sequence[tuple[int | None, Entry]]) -> None:
        """Store articles in one transaction; without a position they keep the one they have."""
        with self._db:
            for position, entry in entries:
                self._db.execute(
                    "INSERT INTO articles VALUES (:id, :position, :key, :translated, :result, :row, :status,"
                    " :severity, :urgency) ON CONFLICT (id) DO UPDATE SET"
                    " position = coalesce(:position, position), key = :key, translated = :translated,"
                    " result = :result, row = :row, status = :status, severity = :severity,"
                    " urgency = :urgency",
                    {"position": position} | {name: getattr(entry, name) for name in entry.__slots__},
                )

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Everything stored of the articles of this run, with their positions, in order."""
        columns = ", ".join(Entry.__slots__)
        query = f"SELECT position, {columns} FROM articles WHERE position IS NOT NULL ORDER BY position"
        for position, *values in self._db.execute(query):
            yield position, Entry(**dict(zip(Entry.__slots__, values, strict=True)))

    def ids_with_translations(self) -> list[str]:
        """The articles of this run that were translated, in the order of the input."""
        query = (
            "SELECT id FROM articles WHERE position IS NOT NULL AND translated IS NOT NULL ORDER BY position"
        )
        return [row[0] for row in self._db.execute(query)]

    def translated(self, article_id: str) -> bytes:
        """What is stored of an article's translations."""
        query = "SELECT translated FROM articles WHERE id = ?"
        found: tuple[bytes] = self._db.execute(query, (article_id,)).fetchone()
        return found[0]

    def results(self) -> Iterator[bytes]:
        """The result lines of this run, in the order of the input."""
        for (result,) in self._db.execute(
            "SELECT result FROM articles WHERE position IS NOT NULL ORDER BY position"
        ):
            yield result

    def ranked_rows(self, limit: int = -1) -> Iterator[bytes]:
        """The index rows of this run, the most urgent first, equals by id; at most `limit` if given."""
        query = "SELECT row FROM articles WHERE position IS NOT NULL ORDER BY urgency DESC, id LIMIT ?"
        for (row,) in self._db.execute(query, (limit,)):
            yield row

    def count(self, *, status: str | None = None, severity: int = -1) -> int:
        """How many articles of this run have this status (any if None) and at least this severity."""
        query = "SELECT count(*) FROM articles WHERE position IS NOT NULL AND severity >= ?"
        if status is None:
            found = self._db.execute(query, (severity,)).fetchone()
        else:
            found = self._db.execute(query + " AND status = ?", (severity, status)).fetchone()
        return int(found[0])

    def forget_unseen(self) -> list[str]:
        """Drop articles of an earlier start that are no longer in the input; returns their ids."""
        with self._db:
            gone = [row[0] for row in self._db.execute("SELECT id FROM articles WHERE position IS NULL")]
            self._db.execute("DELETE FROM articles WHERE position IS NULL")
        return gone


def _prepare_folder(folder: Path, state: Path, *, fresh: bool, must_exist: bool) -> None:
    if must_exist and not state.is_file():
        raise UsageError(f"{folder} is not a run folder", hint="Give the folder an `audit run` has written")
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file", hint="Give a folder with --out")
        if folder.is_dir() and any(folder.iterdir()) and not state.is_file():
            raise UsageError(f"{folder} is not empty and not a run", hint="Give another folder with --out")
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        if fresh:
            for leftover in (*folder.glob("state.sqlite*"), *folder.glob("articles/*.md")):
                leftover.unlink()
    except OSError as error:
        raise UsageError(
            f"cannot write to {folder}: {error.strerror}", hint="Give a writable folder with --out"
        ) from error
    if not os.access(folder, os.W_OK):
        raise UsageError(f"cannot write to {folder}", hint="Give a writable folder with --out")
