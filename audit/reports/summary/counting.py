"""Counts as a person says them."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["count", "listed", "number", "spoken"]

PROPER = {"english": "English", "french": "French", "html": "HTML"}
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(value: int) -> str:
    """Small numbers as words, others with thousands set apart."""
    return WORDS[value] if value < len(WORDS) else f"{value:,}".replace(",", " ")


def count(value: int, singular: str, plural: str | None = None) -> str:
    """`1 slip`, `3 slips`."""
    return f"{value:,} {singular if value == 1 else plural or singular + 's'}".replace(",", " ")


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def spoken(name: str) -> str:
    """A check's name as words: `stray stop`, `English quotes`."""
    return " ".join(PROPER.get(word, word) for word in name.split("_"))
