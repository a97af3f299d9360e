"""A run folder and its state: what is done survives a kill at any moment.

One SQLite database holds, per article, its translations and its verdict; `results.jsonl`, the index and the
manifest are written from it at the end, each to a temporary file and then by `os.replace`. An article is
done when its key (its digest, the configuration, the engines, the version) is the stored one, never because
a file exists. What is read back is believed only if it is as it was written.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from audit.articles.run_folders import STATE
from audit.errors import UsageError
from audit.runs.state.atomic_files import new_digest
from audit.runs.state.breakdowns import breakdown, damaged
from audit.runs.state.database import open_database, renew_database
from audit.runs.state.deliverables import Deliverables
from audit.runs.state.entries import Entry, Verdict
from audit.runs.state.review_table import ReviewTable
from audit.runs.state.run_folder import (
    REPORTS,
    clear_folder,
    is_written,
    page_name,
    prepare_folder,
    report_name,
    text_name,
)
from audit.sealing import unseal

AT_ONCE = 250


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
        self._db = renew_database(folder) if fresh else open_database(folder)
        self.files = Deliverables(folder, self._db)
        """The files of the run."""
        self.reviews = ReviewTable(self._state, self._db)
        """What reviewers said of it."""
        self._waiting: list[tuple[int | None, Verdict]] = []
        clear_folder(folder)

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
        known = {str(path) for (path,) in self._db.execute("SELECT path FROM inputs")}
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
            self._db.execute("DELETE FROM finished")

    def begin_judging(self) -> None:
        """Note that the articles of a finished run will be put anew, one after the other."""
        with self._db:
            self._db.execute("UPDATE finished SET digest = NULL")

    def mark_finished(self) -> None:
        """Note that every article of the input is stored, and in which order."""
        with self._db:
            self._db.execute("DELETE FROM finished")
            self._db.execute("INSERT INTO finished VALUES (?)", (self._order(),))

    @property
    def is_finished(self) -> bool:
        """Whether the last start went on to its end.

        Raises:
            RunError: if articles are missing since, or stand in another order.
        """
        found = self._db.execute("SELECT digest FROM finished").fetchone()
        if found is not None and found[0] not in (None, self._order()):
            raise damaged(self._state, "articles are missing, or in another order")
        return found is not None

    def _order(self) -> bytes:
        """A digest of the articles and their places: by the index, then as the table has them."""
        digest = new_digest()
        for order in ("position", "id"):
            query = f"SELECT position, id FROM articles WHERE position IS NOT NULL ORDER BY {order}"
            for row in self._db.execute(query):
                digest.update(repr(row).encode("utf-8", "backslashreplace"))
        return digest.digest()

    def is_done(self, article_id: str, key: str, *, html: bool) -> bool:
        """Whether the article is stored under the same key, its report written, and its page if wanted."""
        found = self._db.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
        if found is None or found[0] != key:
            return False
        report = report_name(article_id)
        return all(
            is_written(self.folder / name) for name in (report, *([page_name(report)] if html else []))
        )

    def is_seen(self, article_id: str) -> bool:
        """Whether the article has been put or seen since `begin`."""
        query = "SELECT 1 FROM articles WHERE id = ? AND position IS NOT NULL"
        return self._db.execute(query, (article_id,)).fetchone() is not None

    def see(self, article_id: str, position: int) -> None:
        """Note where an article that is already done stands in this run.

        Written with the next `put`, or when the run ends: a transaction each would cost more than the rest.
        """
        self._db.execute("UPDATE articles SET position = ? WHERE id = ?", (position, article_id))

    def put_later(self, position: int | None, verdict: Verdict) -> None:
        """Put an article with the next ones, or when many wait: a transaction each would take minutes."""
        self._waiting.append((position, verdict))
        if len(self._waiting) == AT_ONCE:
            self.put([])

    def put(self, verdicts: Sequence[tuple[int | None, Verdict]]) -> None:
        """Write the reports of articles, then store the articles; without a position they keep theirs."""
        verdicts = [*self._waiting, *verdicts]
        self._waiting.clear()
        # Waiting for the disk here would cost more than judging; `is_done` asks whether a report is whole.
        files = {name: content for _, verdict in verdicts for name, content in verdict.files.items()}
        self.files.write(files, sync=False)
        with self._db:
            for position, verdict in verdicts:
                self._db.execute(
                    "INSERT INTO articles (id, position, key, translated, result, row, status, severity,"
                    " urgency) VALUES (:id, :position, :key, :translated, :result, :row, :status,"
                    " :severity, :urgency) ON CONFLICT (id) DO UPDATE SET"
                    " position = coalesce(:position, position), key = :key, translated = :translated,"
                    " result = :result, row = :row, status = :status, severity = :severity,"
                    " urgency = :urgency",
                    {"position": position} | verdict.entry.sealed,
                )

    def verdicts(self, *, html: bool) -> Iterator[tuple[int, Verdict]]:
        """Everything stored of the articles of this run, with their positions and reports, in order.

        Raises:
            UsageError: if a report, or with `html` a page, is gone, or no longer as it was written.
        """
        columns = ", ".join(Entry.__slots__)
        query = f"SELECT position, {columns} FROM articles WHERE position IS NOT NULL ORDER BY position"
        for position, *values in self._db.execute(query):
            entry = self._unsealed(Entry(**dict(zip(Entry.__slots__, values, strict=True))))
            name = report_name(entry.id)
            report = self._written(name, entry.id)
            page = self._written(page_name(name), entry.id) if html else None
            yield position, Verdict(entry, report, self.files.read(text_name(name)), page)

    def _written(self, name: str, article_id: str) -> bytes:
        content = self.files.read(name)
        if content is None:
            raise UsageError(
                f"the report of {article_id} in {self.folder} is gone, or not as it was written",
                hint="Judge that run again with `audit judge`, which keeps what was changed beside it",
            )
        return content

    def edited_reports(self) -> Iterator[tuple[str, bytes, bytes]]:
        """The name of each report that somebody has changed, the result it tells of, and what it says now."""
        for (id,) in self._db.execute("SELECT id FROM articles ORDER BY id").fetchall():
            name = report_name(id)
            content = self.files.edited(name)
            if content is not None:
                query = "SELECT result FROM articles WHERE id = ?"
                (result,) = self._db.execute(query, (id,)).fetchone()
                yield name, self._unseal(result, id, "result"), content

    def judged_keys(self) -> Iterator[tuple[str, str]]:
        """The id and key of every article of this run that was judged."""
        query = "SELECT id, key FROM articles WHERE position IS NOT NULL AND key != ''"
        yield from self._db.execute(query)

    def translated(self, at_once: int, ids: Collection[str] | None = None) -> Iterator[list[bytes]]:
        """What is stored of the articles that were translated, so many at a time, in the order of the input.

        Only of those with these `ids`, if given. Articles may be put between two steps.
        """
        query = (
            "SELECT position, id, translated FROM articles WHERE position > ? AND translated IS NOT NULL"
            " ORDER BY position LIMIT ?"
        )
        last = -1
        while some := self._db.execute(query, (last, at_once)).fetchall():
            last = some[-1][0]
            wanted = [row for row in some if ids is None or row[1] in ids]
            yield [self._unseal(translated, id, "translated") for _, id, translated in wanted]

    def unread(self) -> list[bytes]:
        """The result lines of the inputs that were never translated, for they could not be read."""
        query = "SELECT id, result FROM articles WHERE position IS NOT NULL AND translated IS NULL"
        return [self._unseal(result, id, "result") for id, result in self._db.execute(query)]

    def results(self) -> Iterator[bytes]:
        """The result lines of this run, in the order of the input."""
        query = "SELECT id, result FROM articles WHERE position IS NOT NULL ORDER BY position"
        for id, result in self._db.execute(query):
            yield self._unseal(result, id, "result")

    def ranked_rows(self, limit: int = -1) -> Iterator[bytes]:
        """The index rows of this run, the most urgent first, equals by id; at most `limit` if given."""
        query = (
            "SELECT row, id, key, status, severity, urgency FROM articles WHERE position IS NOT NULL"
            " ORDER BY urgency DESC, id LIMIT ?"
        )
        for row, *place in self._db.execute(query, (limit,)):
            yield self._unseal(row, *place)

    def _unseal(self, sealed: object, *place: object) -> bytes:
        content = unseal(sealed, *place)
        if content is None:
            raise damaged(self._state, f"what is stored of {place[0]} is not what was written")
        return content

    def _unsealed(self, stored: Entry) -> Entry:
        """The entry without its checksums."""
        id, translated = stored.id, stored.translated
        place = (id, stored.key, stored.status, stored.severity, stored.urgency)
        return replace(
            stored,
            translated=None if translated is None else self._unseal(translated, id, "translated"),
            result=self._unseal(stored.result, id, "result"),
            row=self._unseal(stored.row, *place),
        )

    def statuses(self) -> dict[str, int]:
        """How many articles of this run have each status that occurs."""
        query = "SELECT status, count(*) FROM articles WHERE position IS NOT NULL GROUP BY status"
        return dict(self._db.execute(query))

    def worst_severity(self) -> int:
        """The rank of the worst finding of this run, -1 for none."""
        query = "SELECT coalesce(max(severity), -1) FROM articles WHERE position IS NOT NULL"
        return int(self._db.execute(query).fetchone()[0])

    def forget_unseen(self, *, html: bool) -> int:
        """Drop articles of an earlier start that are no longer in the input, and their reports.

        Without `html` the pages of all go too. Returns how many articles were dropped.
        """
        with self._db:
            dropped = self._db.execute("DELETE FROM articles WHERE position IS NULL").rowcount
        wanted = {report_name(str(id)) for (id,) in self._db.execute("SELECT id FROM articles")}
        pages = map(page_name, wanted if html else ())
        self.files.remove(set(self.files.names(f"{REPORTS}/*")) - wanted.union(map(text_name, wanted), pages))
        return dropped
