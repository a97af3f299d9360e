"""What reviewers said of a run, kept in its database through whatever happens to the articles."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from audit.records import Review
from audit.runs.state.breakdowns import damaged
from audit.sealing import seal, unseal
from audit.suppression.reviews import Reviews

# The rows number themselves, so that the latest word is the last.
SCHEMA = """
CREATE TABLE IF NOT EXISTS reviews (
    article TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    review BLOB NOT NULL,
    PRIMARY KEY (article, fingerprint)
);
"""


class ReviewTable:
    """The reviews in the database of a run, one per finding."""

    def __init__(self, state: Path, database: sqlite3.Connection) -> None:
        self._state = state
        self._db = database

    def read(self) -> Reviews:
        """All of them, the latest last.

        Raises:
            RunError: if one is not as it was written.
        """
        query = "SELECT article, fingerprint, review FROM reviews ORDER BY rowid"
        return Reviews(tuple(self._unsealed(*row) for row in self._db.execute(query)))

    def keep(self, reviews: Iterable[Review]) -> None:
        """Keep these, each in place of an earlier one of its finding."""
        rows = [
            (one.article, one.fingerprint, seal(msgspec.json.encode(one), one.article, one.fingerprint))
            for one in reviews
        ]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO reviews VALUES (?, ?, ?)", rows)

    def forget(self, reviews: Iterable[Review]) -> None:
        """Take these back."""
        rows = [(one.article, one.fingerprint) for one in reviews]
        with self._db:
            self._db.executemany("DELETE FROM reviews WHERE article = ? AND fingerprint = ?", rows)

    def _unsealed(self, article: str, fingerprint: str, sealed: object) -> Review:
        content = unseal(sealed, article, fingerprint)
        if content is None:
            raise damaged(self._state, f"what is stored of a review of {article} is not what was written")
        return msgspec.json.decode(content, type=Review)
