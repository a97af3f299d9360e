"""What the times of day of either language are read into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audit.records import Span

__all__ = ["DAY", "ClockTime", "S", "any_word", "hours_of"]

DAY = 24 * 60
"""Minutes."""
S = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time at a place, in `minutes` since midnight; two values where morning and evening are possible."""

    span: Span
    minutes: frozenset[int]


def hours_of(words: str) -> dict[str, int]:
    """The words for the hours from one on → hour."""
    return {word: hour for hour, word in enumerate(words.split(), start=1)}


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
