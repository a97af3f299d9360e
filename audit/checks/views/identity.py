"""A key for caches that tells articles apart by being the same object, not by comparing all they hold."""

from __future__ import annotations

from dataclasses import dataclass

from audit.records import Evidence

__all__ = ["Same"]


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """Equal only where `evidence` is the very same object; kept alive for as long as the cache keeps it."""

    evidence: Evidence

    def __hash__(self) -> int:
        return id(self.evidence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.evidence is other.evidence
