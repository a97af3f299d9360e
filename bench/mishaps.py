"""What goes wrong with a whole translation, whatever it means: empty, cut short, looping, copied."""

from __future__ import annotations

import re

from bench.translating import Output

__all__ = ["MISHAPS", "find_mishap"]

MISHAPS = ("empty", "cut short", "looping", "copied")

_WORD = re.compile(r"\w+")
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,5})(?:\W+\1\b){3,}", re.IGNORECASE)
_LEAST_WORDS = 8
_SHORT = 0.4
_COPIED = 0.6


def find_mishap(source: str, output: Output, reference: str) -> str | None:
    """The first of `MISHAPS` that befell this output, or None."""
    text = output.text
    if not text.strip():
        return "empty" if source.strip() else None
    if not output.finished or _is_short(source, text):
        return "cut short"
    if _LOOP.search(text) and not _LOOP.search(reference):
        return "looping"
    return "copied" if _copied(source, text) > max(_COPIED, _copied(source, reference)) else None


def _is_short(source: str, text: str) -> bool:
    words = len(_WORD.findall(source))
    return words >= _LEAST_WORDS and len(_WORD.findall(text)) < _SHORT * words


def _copied(source: str, text: str) -> float:
    """The share of the source's words of four letters or more that the text repeats; 0 for a short source."""
    words = [word for word in _WORD.findall(source.casefold()) if len(word) > 3]
    known = set(_WORD.findall(text.casefold()))
    return sum(word in known for word in words) / len(words) if len(words) >= _LEAST_WORDS / 2 else 0.0
