"""Article ids: they name files in the run folder, so they must be safe names, and no two alike.

An id is refused, never changed in silence: whoever joins results with their own data must find their ids.
"""

from __future__ import annotations

import re
import unicodedata

from audit.articles.faults import Fault

__all__ = ["IdRegister", "id_of"]

SEPARATOR = "__"
LONGEST = 200
"""Bytes of UTF-8: file systems allow 255 for a name, and reports add suffixes."""

RESERVED = frozenset('<>:"/\\|?*')
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def id_of(relative: str) -> str:
    """The id of a file at this path, relative to the folder given and without suffix: `sub/a` → `sub__a`."""
    return relative.replace("/", SEPARATOR)


class IdRegister:
    """The ids of one run, each with the place it came from.

    Ids that differ only in case or in composition of accents would share a file on some systems, and count
    as the same.
    """

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def claim(self, id: str, place: str) -> None:
        """Take the id for the article at `place`.

        Raises:
            Fault: `unsafe-id`, or `duplicate-id` naming both places.
        """
        if wrong := _wrong(id):
            raise Fault(
                "unsafe-id",
                f"{place}: the id {_quoted(id)} {wrong}",
                hint="Use letters, digits, `-`, `_` and `.`, at most 200 bytes",
            )
        if (first := self._places.get(_key(id))) is not None:
            raise Fault(
                "duplicate-id",
                f"{place} has the id {_quoted(id)} of {first}",
                hint="Rename one of the two, or give the folder that holds both",
            )
        self._places[_key(id)] = place

    def spare(self, id: str, place: str) -> str:
        """A safe id like `id` that nobody has, taken: the name under which a failure is reported."""
        base = (re.sub(r"[^\w.\-]", "_", id)[:60].strip("._-") or "article") if _wrong(id) else id
        number = 2
        candidate = base
        while _key(candidate) in self._places or _wrong(candidate):
            candidate = f"{base}{SEPARATOR}{number}"
            number += 1
        self._places[_key(candidate)] = place
        return candidate


def _wrong(id: str) -> str:
    if not id.strip():
        return "is empty"
    if len(id.encode("utf-8", "replace")) > LONGEST:
        return f"is longer than {LONGEST} bytes"
    if DEVICES.fullmatch(id):
        return "is a reserved file name"
    if id[0] in ". " or id[-1] in ". ":
        return "starts or ends with a dot or a space"
    bad = next((c for c in id if c in RESERVED or not c.isprintable()), None)
    return f"holds {bad!r}, which no file name may hold" if bad else ""


def _key(id: str) -> str:
    return unicodedata.normalize("NFC", id).casefold()


def _quoted(id: str) -> str:
    shown = id if len(id) <= 60 else id[:57] + "…"
    return "`" + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown) + "`"
