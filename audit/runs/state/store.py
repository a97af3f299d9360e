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
from audit.runs.state.breakdowns import breakdown, is_damage, refusal
from audit.runs.state.run_folder import (
    STATE,
    clear_folder,
    is_written,
    prepare_folder,
    remove_state,
    report_path,
    reports,
)

PATIENCE_S = 1.0

# What is small stands first: SQLite reads a row only as far as it is asked to, and the rest is long.
SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY,
    position INTEGER,
    key TEXT NOT NULL,
    status TEXT NOT NULL,
    severity INTEGER NOT NULL,
    urgency REAL NOT NULL,
    row BLOB NOT NULL,
    result BLOB NOT NULL,
    translated BLOB
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS by_position ON articles (position);
CREATE TABLE IF NOT EXISTS inputs (path TEXT PRIMARY KEY) WITHOUT ROWID;
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


class RunStore:
    """The state of one run folder, for one process at a time.

    Raises:
        UsageError: if the folder cannot be written, is another process's at the moment, or holds something
            that is not a run.
        RunError: on leaving the context, in place of the errors of a disk or a state that broke the run off.
    """

    def __init__(self, folder: Path, *, fresh: bool = False, must_exist: bool = False) -> None:
        self.folder = folder
        self._state = folder / STATE
        prepare_folder(folder, must_exist=must_exist)
        self._db = _renewed(folder) if fresh else _opened(self._state)
        clear_folder(folder, fresh=fresh)

    def __enter__(self) -> RunStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            # What was seen since the last transaction is not worth keeping when the run broke off.
            if kind is None:
                self._db.commit()
            self._db.close()
        except sqlite3.Error as late:
            error = error or late
        if error and (broken := breakdown(self._state, error)):
            raise broken from error

    def claim(
        self, paths: Iterable[str], *, hint: str = "Give another --out, or replace that run with --fresh"
    ) -> None:
        """Note what the run is made from, so that a slip of `--out` cannot replace another run.

        Raises:
            UsageError: if the folder holds a run over other paths, and over none of these.
        """
        # Names need not be UTF-8, and what is no UTF-8 the database would refuse.
        wanted = {os.fsencode(Path(path).resolve()).decode("utf-8", "backslashreplace") for path in paths}
        known = {path for (path,) in self._db.execute("SELECT path FROM inputs")}
        if known and not known & wanted:
            raise UsageError(
                f"{self.folder} holds a run over other articles: {', '.join(sorted(known))}",
                hint=hint,
            )
        with self._db:
            self._db.execute("DELETE FROM inputs")
            self._db.executemany("INSERT INTO inputs VALUES (?)", [(path,) for path in sorted(wanted)])

    def begin(self) -> None:
        """Forget the order of an earlier start; articles keep their work and are seen anew."""
        with self._db:
            self._db.execute("UPDATE articles SET position = NULL")
            self._db.execute("PRAGMA user_version = 0")

    def mark_finished(self) -> None:
        """Note that every article of the input is stored."""
        with self._db:
            self._db.execute("PRAGMA user_version = 1")

    @property
    def is_finished(self) -> bool:
        """Whether the last start went on to its end."""
        return bool(self._db.execute("PRAGMA user_version").fetchone()[0])

    def is_done(self, article_id: str, key: str) -> bool:
        """Whether the article is stored under the same key, and its report written."""
        found = self._db.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
        return found is not None and found[0] == key and is_written(report_path(self.folder, article_id))

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
                    "INSERT INTO articles (id, position, key, translated, result, row, status, severity,"
                    " urgency) VALUES (:id, :position, :key, :translated, :result, :row, :status,"
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

    def translated(self, at_once: int) -> Iterator[list[bytes]]:
        """What is stored of the articles that were translated, so many at a time, in the order of the input.

        Articles may be put between two steps.
        """
        query = (
            "SELECT position, translated FROM articles WHERE position > ? AND translated IS NOT NULL"
            " ORDER BY position LIMIT ?"
        )
        last = -1
        while some := self._db.execute(query, (last, at_once)).fetchall():
            last = some[-1][0]
            yield [translated for _, translated in some]

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

    def statuses(self) -> dict[str, int]:
        """How many articles of this run have each status that occurs."""
        query = "SELECT status, count(*) FROM articles WHERE position IS NOT NULL GROUP BY status"
        return dict(self._db.execute(query))

    def worst_severity(self) -> int:
        """The rank of the worst finding of this run, -1 for none."""
        query = "SELECT coalesce(max(severity), -1) FROM articles WHERE position IS NOT NULL"
        return int(self._db.execute(query).fetchone()[0])

    def forget_unseen(self) -> int:
        """Drop articles of an earlier start that are no longer in the input, and reports nobody asked for.

        Returns how many articles were dropped.
        """
        with self._db:
            dropped = self._db.execute("DELETE FROM articles WHERE position IS NULL").rowcount
        for report in [report for report in reports(self.folder) if not self.is_seen(report.stem)]:
            report.unlink()
        return dropped


def _opened(state: Path) -> sqlite3.Connection:
    db = sqlite3.connect(state, timeout=PATIENCE_S)
    try:
        # Nobody else may write until we end, however we end; and no shared memory, which some disks lack.
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("PRAGMA journal_mode=WAL")
        db.executescript(SCHEMA)
    except sqlite3.DatabaseError as error:
        db.close()
        raise refusal(state, error) from error
    return db


def _renewed(folder: Path) -> sqlite3.Connection:
    try:
        _opened(folder / STATE).close()
    except UsageError as error:
        if not is_damage(error.__cause__):
            raise
    remove_state(folder)
    return _opened(folder / STATE)
