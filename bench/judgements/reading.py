"""Reads judged translations and minimal pairs: one JSON object a line, English to French."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audit.records import Span
from bench.data import find_data
from bench.mqm import read_documents

__all__ = ["Judged", "read_biomqm", "read_judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A French sentence with its original, and what was judged of it.

    `good` is the better French that it was changed from, or None; `kind` the change. `errors` are marked
    places with whether they are major; None where whole segments were judged.
    """

    document: str
    source: str
    target: str
    good: str | None
    kind: str
    errors: tuple[tuple[Span, bool], ...] | None

    @property
    def has_major(self) -> bool:
        """Whether an error of it is major."""
        return any(is_major for _, is_major in self.errors or ())


class _Error(msgspec.Struct, frozen=True):
    start: int
    end: int
    severity: str


class _Row(msgspec.Struct, frozen=True):
    source: str
    target: str
    kind: str
    doc: str = ""
    good: str | None = None
    perturbation: str | None = None
    gender: str | None = None
    errors: list[_Error] | None = None
    reference_in_training: bool = False


def read_judged(data: Path, name: str) -> list[Judged]:
    """The rows of `annotated/<name>.jsonl.xz`, without those whose French the models may have read.

    Raises:
        MissingData: if the file is absent.
    """
    lines = lzma.decompress(find_data(data, f"annotated/{name}.jsonl.xz").read_bytes()).splitlines()
    rows = (msgspec.json.decode(line, type=_Row) for line in lines)
    return [_judged(row) for row in rows if not row.reference_in_training]


def read_biomqm(data: Path) -> list[Judged]:
    """The machine-translated segments of BioMQM.

    Raises:
        MissingData: if the file is absent.
    """
    return [
        Judged(
            document=document.id,
            source=segment.source,
            target=segment.target,
            good=None,
            kind="mqm-spans",
            errors=tuple((error.span, _is_major(error.severity)) for error in segment.errors),
        )
        for document in read_documents(data)
        for segment in document.segments
    ]


def _judged(row: _Row) -> Judged:
    return Judged(
        document=row.doc,
        source=row.source,
        target=row.target,
        good=row.good,
        kind=row.perturbation or row.gender or row.kind,
        errors=None if row.errors is None else tuple(map(_error, row.errors)),
    )


def _error(error: _Error) -> tuple[Span, bool]:
    return Span(start=error.start, end=max(error.end, error.start + 1)), _is_major(error.severity)


def _is_major(severity: str) -> bool:
    return severity.lower() in {"major", "critical"}
