"""Article ids: they name files in the run folder, so they must be safe names, and no two alike.

An id is refused, never changed in silence: whoever joins results with their own data must find their ids.
"""

import hashlib
import re
import sqlite3
import unicodedata
from itertools import count

from audit.articles.faults import Fault, shown

SEPARATOR = "__"
LONGEST = 200
"""Bytes of UTF-8: file systems allow 255 for a name, and reports add suffixes."""

RESERVED = frozenset('<>:"\\|*')
SPELT_OUT = re.compile("[/?%]")
"""What an id may hold and a file name may not, and the sign that spells it out there."""
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def id_of(relative: str) -> str:
    """The id of a file at this path, relative to the folder given and without suffix: `sub/a` → `sub__a`."""
    return relative.replace("/", SEPARATOR)


def file_name(id: str) -> str:
    """The name of the file for an article, without suffix: the id, `a%2F1` for one with a slash."""
    if "/" not in id and "?" not in id:
        return id
    return SPELT_OUT.sub(lambda sign: f"%{ord(sign[0]):02X}", id)


class IdRegister:
    """The ids of one run, each with the place it came from.

    Ids whose file names differ only in case or in composition of accents would share a file on some
    systems, and count as the same. They are kept in a temporary database, which takes a million without
    taking memory.
    """

    def __init__(self) -> None:
        self._places = sqlite3.connect("", isolation_level=None)
        self._places.execute("PRAGMA journal_mode = OFF")
        self._places.execute("PRAGMA cache_size = -512")  # in KiB, beyond which it goes to disk
        self._places.execute("CREATE TABLE places (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")

    def claim(self, id: str, place: str) -> None:
        """Take the id for the article at `place`.

        Raises:
            Fault: `unsafe-id`, or `duplicate-id` naming both places.
        """
        if wrong := fault_of_id(id):
            raise Fault(
                "unsafe-id",
                f"{place}: the id {_quoted(id)} {wrong}",
                hint="Use letters, digits, `-`, `_`, `.` and `/`, at most 200 bytes",
            )
        if (first := self._place_of(id)) is not None:
            raise Fault(
                "duplicate-id",
                f"{place} has the id {_quoted(id)} of {first}",
                hint="Rename one of the two, or give the folder that holds both",
            )
        self._take(id, place)

    def spare(self, id: str, place: str) -> str:
        """A safe id that nobody has, taken: the name under which a failure is reported.

        It is `id` itself if that is safe and free; else one that no article will bear that comes later.
        """
        if not fault_of_id(id) and self._place_of(id) is None:
            self._take(id, place)
            return id
        # Short and without dots, so that a number behind it cannot make it unsafe again.
        base = re.sub(r"[^\w\-]", "_", id)[:40].strip("_-") or "article"
        digests = (hashlib.sha256(shown(f"{number} {id} {place}").encode()).hexdigest() for number in count())
        names = (f"{base}{SEPARATOR}{digest[:12]}" for digest in digests)
        free = next(name for name in names if not fault_of_id(name) and self._place_of(name) is None)
        self._take(free, place)
        return free

    def _place_of(self, id: str) -> str | None:
        found = self._places.execute("SELECT place FROM places WHERE id = ?", (_key(id),)).fetchone()
        return found[0] if found else None

    def _take(self, id: str, place: str) -> None:
        self._places.execute("INSERT INTO places VALUES (?, ?)", (_key(id), place))


def fault_of_id(id: str) -> str:
    """Why the id cannot name a file, as the rest of a sentence; empty if it can."""
    if not id.strip():
        return "is empty"
    if len(file_name(id).encode("utf-8", "replace")) > LONGEST:
        return f"is longer than {LONGEST} bytes"
    if DEVICES.fullmatch(id):
        return "is a reserved file name"
    if id[0] in ". " or id[-1] in ". ":
        return "starts or ends with a dot or a space"
    if not {"", ".", ".."}.isdisjoint(id.split("/")):
        return "has no name before or behind a '/'"
    bad = next((c for c in id if c in RESERVED or not c.isprintable()), None)
    return f"holds {bad!r}, which no file name may hold" if bad else ""


def _key(id: str) -> str:
    return unicodedata.normalize("NFC", file_name(id)).casefold()


def _quoted(id: str) -> str:
    shown = id if len(id) <= 60 else id[:57] + "…"
    return "`" + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown) + "`"
