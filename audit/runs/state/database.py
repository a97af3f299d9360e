"""The database of a run folder: its tables, opened for one process at a time, or begun anew."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from audit.articles.run_folders import APPLICATION_ID, STATE
from audit.errors import UsageError
from audit.runs.state import deliverables, review_table
from audit.runs.state.breakdowns import is_damage, refusal
from audit.runs.state.deliverables import Deliverables
from audit.runs.state.run_folder import SUFFIXES

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
CREATE TABLE IF NOT EXISTS finished (digest BLOB);
"""


def open_database(folder: Path) -> sqlite3.Connection:
    """The database of the folder, made if need be; nobody else may write to it until it is closed.

    Raises:
        UsageError: if it is damaged, another program's, or in use.
    """
    state = folder / STATE
    db = sqlite3.connect(state, timeout=PATIENCE_S)
    db.text_factory = partial(str, encoding="utf-8", errors="replace")  # what is damaged, checksums tell
    try:
        # Nobody else may write until we end, however we end; and no shared memory, which some disks lack.
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        if db.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("PRAGMA journal_mode=WAL")
        db.executescript(f"{SCHEMA}; {deliverables.SCHEMA}; {review_table.SCHEMA}")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        db.close()
        raise refusal(state, error) from error
    return db


def renew_database(folder: Path) -> sqlite3.Connection:
    """Without what an earlier start left, of which only what that wrote itself is removed.

    What reviewers said is kept.
    """
    reviews: list[tuple[object, ...]] = []
    try:
        with closing(open_database(folder)) as db:
            reviews = db.execute("SELECT * FROM reviews ORDER BY rowid").fetchall()
            files = Deliverables(folder, db)
            files.remove(files.names("*"))
    except (UsageError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if not is_damage(error) and not is_damage(error.__cause__):
            raise
    for suffix in SUFFIXES:
        (folder / f"{STATE}{suffix}").unlink(missing_ok=True)
    db = open_database(folder)
    with db:
        db.executemany("INSERT INTO reviews VALUES (?, ?, ?)", reviews)
    return db
