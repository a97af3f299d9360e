"""What another checker is to the benches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from bench.remarks import Remark

__all__ = ["Line", "Peer"]


class Line(NamedTuple):
    """A French paragraph, and its English original where it is known."""

    french: str
    english: str | None


class Peer(Protocol):
    """Another checker. `needs_original` says that it can only look at pairs."""

    name: str
    needs_original: bool

    def missing(self) -> str | None:
        """Why it cannot run here; None if it can."""
        ...

    def remarks(self, lines: Sequence[Line]) -> list[list[Remark]]:
        """What it says of each line, as spans of the French."""
        ...
