"""Reads BioMQM: machine translations of medical abstracts with the errors that a human expert marked.

Zouhar et al. 2024, "Fine-Tuned Machine Translation Metrics Struggle in Unseen Domains" (bio-mqm-dataset).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec

from audit.records import Span
from bench.data import find_data

__all__ = ["MarkedDocument", "MarkedError", "MarkedSegment", "read_documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedError:
    """A span of a segment with the category, as `Category/Subcategory`, and severity the expert gave it."""

    span: Span
    category: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSegment:
    """A source sentence, its translation, and the errors in it."""

    source: str
    target: str
    errors: tuple[MarkedError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDocument:
    """One abstract by one system, as one expert marked it."""

    id: str
    segments: tuple[MarkedSegment, ...]


class _Error(msgspec.Struct, frozen=True, rename="camel"):
    term: str
    start_index: int
    end_index: int
    error_category: str = msgspec.field(name="error_category")
    error_subcategory: str = msgspec.field(name="error_subcategory")
    severity: str


class _Row(msgspec.Struct, frozen=True):
    system: str
    doc: str
    seg: str
    source: str
    target: str
    errors: list[_Error]
    annotator: str


def read_documents(data: Path, *, references: bool = False) -> list[MarkedDocument]:
    """The documents, segments in order; `references` takes in the two human translations.

    Raises:
        MissingData: if the file is absent.
    """
    path = find_data(data, "biomqm/en-fr.jsonl")
    rows = [msgspec.json.decode(line, type=_Row) for line in path.read_bytes().splitlines()]
    kept = [row for row in rows if references or not row.system.startswith("reference")]
    kept.sort(key=lambda row: (row.system, row.doc, row.annotator, int(row.seg)))
    return [
        MarkedDocument(id="-".join(key), segments=tuple(_segment(row) for row in group))
        for key, group in groupby(kept, key=lambda row: (row.system, row.doc, row.annotator))
    ]


def _segment(row: _Row) -> MarkedSegment:
    return MarkedSegment(
        source=_one_line(row.source), target=_one_line(row.target), errors=tuple(_errors(row))
    )


def _one_line(text: str) -> str:
    """The text with line breaks as spaces, so that a segment is a paragraph and offsets stay."""
    return text.replace("\n", " ").replace("\r", " ")


def _errors(row: _Row) -> Iterator[MarkedError]:
    """The marked spans. `endIndex` is the last character's, but one mark in twelve counts one further."""
    for error in row.errors:
        end = min(error.end_index + 1, len(row.target))
        if row.target[error.start_index : end] != error.term and row.target[: end - 1].endswith(error.term):
            end -= 1
        if error.start_index < end:
            yield MarkedError(
                span=Span(start=error.start_index, end=end),
                category=f"{error.error_category}/{error.error_subcategory}",
                severity=error.severity,
            )
