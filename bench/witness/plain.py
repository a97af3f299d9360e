"""The lines of a set that a model is given as they are."""

from __future__ import annotations

from pathlib import Path

from audit.calibration.lines import is_plain
from bench.data import read_french, read_lines

__all__ = ["plain_pairs"]


def plain_pairs(data: Path, name: str, system: str) -> list[tuple[str, str]]:
    """The plain lines of a set, English and French, as a system or a human translated them."""
    pairs = zip(read_lines(data, f"{name}.en"), read_french(data, name, system), strict=True)
    return [pair for pair in pairs if is_plain(*pair)]
