"""Normalisation rules compiled into the sentencepiece model: NFKC plus one canonical typography.

Typography carries no meaning here, so the tokenizer removes it: ’ and ' or « mot », “mot” and "mot" become
the same pieces, and the space French sets before ; : ! ? % disappears. A typographic change of the source
then cannot change a translation, and no training pair is spent on learning that.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

SPACES = "\u0020\u00a0\u202f\u2009"
TIGHT_BEFORE = ";:!?%"
APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`"
QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u2033"
REMOVED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def write_rules(path: Path) -> None:
    """Write the rules in sentencepiece's format: hexadecimal code points, source TAB target."""
    rules = dict(_nfkc_rules()) | dict(_typography_rules())
    lines = (f"{_hex(source)}\t{_hex(target)}\n" for source, target in rules.items())
    path.write_text("".join(lines), encoding="ascii")


def _nfkc_rules() -> Iterator[tuple[str, str]]:
    for code in range(0x80, sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in {"Cn", "Co", "Cs"} or 0xAC00 <= code <= 0xD7A3:
            continue
        if (composed := unicodedata.normalize("NFKC", char)) != char:
            yield char, composed
        decomposed = unicodedata.normalize("NFD", char)
        if decomposed != char and unicodedata.normalize("NFC", decomposed) == char:
            yield decomposed, char


def _typography_rules() -> Iterator[tuple[str, str]]:
    yield from ((char, "") for char in REMOVED)
    yield from ((char, " ") for char in "\t\n\r" + SPACES[1:])
    yield from ((char, "'") for char in APOSTROPHES)
    yield from ((char, '"') for char in QUOTATION_MARKS)
    yield "\u2014", "\u2013"
    yield "\u00ab", '"'
    yield "\u00bb", '"'
    for space in SPACES:
        yield "\u00ab" + space, '"'
        yield space + "\u00bb", '"'
        yield from ((space + mark, mark) for mark in TIGHT_BEFORE)


def _hex(text: str) -> str:
    return " ".join(f"{ord(char):X}" for char in text)
