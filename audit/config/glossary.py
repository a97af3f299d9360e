"""The house glossary: what a newsroom never translates, how it spells, and what it does not write."""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from audit.config.entries import ListEntry, convert_entries, nearest, read_rows, read_toml, tables_of
from audit.errors import ConfigError
from audit.records import Severity

KEY = "checks.glossary"
SEPARATOR = "|"
HINT = "An entry has `term`, and may have `use`, `note` and `severity`"


class TermKind(StrEnum):
    """What the house wants of a term."""

    KEEP = "keep"
    PREFER = "prefer"
    FORBID = "forbid"


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One spelling and what the house wants of it.

    `term` is what the original has (`keep`) or the French must not have; `use` is the house's own word.

    Raises:
        ValueError: if a word is missing or makes no sense for the kind.
    """

    kind: TermKind
    term: str
    use: str | None = None
    note: str | None = None
    severity: Severity | None = None

    def __post_init__(self) -> None:
        if not plain_term(self.term):
            raise ValueError("`term` is empty")
        if self.use is not None and not plain_term(self.use):
            raise ValueError("`use` is empty")
        if self.kind is TermKind.PREFER and self.use is None:
            raise ValueError(f"`{self.term}` lacks `use`, the house's spelling")
        if self.kind is TermKind.KEEP and self.use is not None:
            raise ValueError(f"`{self.term}` is kept as it is, so `use` means nothing")
        if self.use is not None and plain_term(self.use) == plain_term(self.term):
            raise ValueError(f"`use` is `{self.term}` itself")


def plain_term(text: str) -> str:
    """The term with accents composed, spaces plain and apostrophes straight: two equal ones are one term."""
    return " ".join(unicodedata.normalize("NFC", text).split()).replace("’", "'")


def load_glossary(value: object, folder: Path) -> tuple[Term, ...]:
    """The glossary a configuration gives: the path of a file, relative to `folder`, or the entries.

    Raises:
        ConfigError: with the file, the line or entry, and a remedy.
    """
    entries = _file_entries(folder / value) if isinstance(value, str) else tables_of(value, KEY)
    terms: dict[str, Term] = {}
    for place, term in convert_entries(_single(entries), Term, HINT):
        known = terms.setdefault(plain_term(term.term), term)
        if known is not term:
            raise ConfigError(
                f"{place}: `{term.term}` is there already, as `{known.kind}`", hint="Leave one of the two"
            )
    return tuple(terms.values())


def _file_entries(path: Path) -> Iterator[ListEntry]:
    if path.suffix.lower() == ".csv":
        yield from _rows(path)
    elif path.suffix.lower() == ".toml":
        for kind, value in read_toml(path, KEY).items():
            for entry in tables_of(value, f"{path}, {_known(kind, str(path))}"):
                yield ListEntry(entry.place, {"kind": kind} | entry.values)
    else:
        raise ConfigError(f"{path} is no glossary", hint="A glossary is a .toml or .csv file")


def _rows(path: Path) -> Iterator[ListEntry]:
    for entry in read_rows(path, KEY):
        if not entry.values:
            continue
        kind = _known(str(entry.values.get("kind", "")), entry.place)
        spellings = [one.strip() for one in str(entry.values.get("term", "")).split(SEPARATOR)]
        yield ListEntry(entry.place, entry.values | {"kind": kind, "term": spellings})


def _known(kind: str, place: str) -> str:
    if kind in list(TermKind):
        return kind
    hint = nearest(kind, TermKind, f"A kind is one of {', '.join(TermKind)}")
    raise ConfigError(f"{place}: there is no kind of term `{kind}`", hint=hint)


def _single(entries: Iterator[ListEntry]) -> Iterator[ListEntry]:
    """An entry of several spellings as one entry each."""
    for entry in entries:
        spellings: Any = entry.values.get("term")
        for spelling in spellings if isinstance(spellings, list) and spellings else [spellings]:
            term = {} if spelling is None else {"term": spelling}
            yield ListEntry(entry.place, {k: v for k, v in entry.values.items() if k != "term"} | term)
