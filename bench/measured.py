"""What the benches measured, kept in docs/measured.json so that the page of each check can say it.

`bench.false_alarms --record` and `bench.planted --record` write it; docs/generate.py reads it. What people
found who read findings by hand is entered by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

__all__ = [
    "MEASURED",
    "Measured",
    "Planted",
    "Spoken",
    "Verdicts",
    "lines_of",
    "read_measured",
    "write_measured",
]

MEASURED = Path(__file__).resolve().parents[1] / "docs" / "measured.json"
FEWEST = 0.05
"""A check that finds fewer of a kind of error than this is not what finds it."""


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of each check in a collection of so many words; `skipped` are those that could not look."""

    words: int
    found: dict[str, int]
    skipped: list[str] = []


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the planted errors of one kind each check found."""

    plants: int
    found: dict[str, int]


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one check that somebody read in their place, and how many of them were errors."""

    read: int
    errors: int


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Everything recorded: collections by what they are, kinds of errors by their name."""

    human: dict[str, Spoken] = {}
    planted: dict[str, Planted] = {}
    hand: dict[str, dict[str, Verdicts]] = {}
    """Samples by what they are, then checks by name."""


def read_measured(path: Path = MEASURED) -> Measured:
    """What was recorded; nothing if the file is not there."""
    return msgspec.json.decode(path.read_bytes(), type=Measured) if path.is_file() else Measured()


def write_measured(measured: Measured, path: Path = MEASURED) -> None:
    """Record, readable by people and with small differences from one time to the next."""
    encoded = msgspec.json.encode(measured, order="sorted")
    path.write_bytes(msgspec.json.format(encoded, indent=1) + b"\n")


def lines_of(check: str, measured: Measured) -> Iterator[str]:
    """The sentences on one check."""
    for collection, spoken in sorted(measured.human.items()):
        if check in spoken.skipped:
            continue
        count = spoken.found.get(check, 0)
        yield (
            f"{collection}: {count} findings in {spoken.words:,} words "
            f"({1000 * count / max(1, spoken.words):.3f} per 1,000)."
        )
    for sample, verdicts in sorted(measured.hand.items()):
        if check in verdicts:
            yield f"{sample}: of {verdicts[check].read} read, {verdicts[check].errors} were errors."
    found = {
        name: planted
        for name, planted in sorted(measured.planted.items())
        if planted.found.get(check, 0) > FEWEST * planted.plants
    }
    if found:
        parts = (f"{name} {p.found[check] / p.plants:.2f} of {p.plants}" for name, p in found.items())
        yield f"Planted errors it finds: {'; '.join(parts)}."
