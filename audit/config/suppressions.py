"""Findings a person has looked at and decided to live with, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from audit.config.entries import ListEntry, convert_entries, read_toml, tables_of
from audit.errors import ConfigError

KEY = "checks.suppressions"
TABLE = "suppress"
HINT = "An entry has `fingerprint`, as in results.jsonl, and `reason`, and may have `article` and `until`"


class Suppression(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A finding to set aside: its fingerprint, why, in which article (any if None), and through which day.

    Raises:
        ValueError: if the reason is empty.
    """

    fingerprint: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}(-\d+)?$")]
    reason: str
    article: str | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("`reason` is empty")


def load_suppressions(value: object, folder: Path, today: date) -> tuple[Suppression, ...]:
    """The suppressions in force that a configuration gives: a path, relative to `folder`, or the entries.

    Those that have run out are left out here, so that a verdict depends on the configuration alone and not on
    the day of judging.

    Raises:
        ConfigError: with the file, the entry, and a remedy.
    """
    entries = _file_entries(folder / value) if isinstance(value, str) else tables_of(value, KEY)
    return tuple(one for one in _single(entries) if one.until is None or one.until >= today)


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """All suppressions of a file, also those that have run out.

    Raises:
        ConfigError: with the file, the entry, and a remedy.
    """
    return tuple(_single(_file_entries(path)))


def _single(entries: Iterable[ListEntry]) -> Iterator[Suppression]:
    seen: set[tuple[str, str | None]] = set()
    for place, one in convert_entries(entries, Suppression, HINT):
        if (one.fingerprint, one.article) in seen:
            raise ConfigError(f"{place}: `{one.fingerprint}` is there already", hint="Leave one of the two")
        seen.add((one.fingerprint, one.article))
        yield one


def _file_entries(path: Path) -> Iterator[ListEntry]:
    for key, value in read_toml(path, KEY).items():
        if key != TABLE:
            raise ConfigError(f"{path}: unknown key `{key}`", hint=f"Write [[{TABLE}]] above each entry")
        yield from tables_of(value, f"{path}, {TABLE}")
