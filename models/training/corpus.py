"""Reads and cleans French–English pairs, from `parallel/*.tsv.xz` and from the news sets' `.fr` and `.en`."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAX_CHARS = 600
NEWS_TRAINING_SETS = (
    "wmt08",
    "wmt09",
    "wmt10",
    "wmt11",
)  # wmt12, wmt13 and flores-dev are for measuring only

_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\d")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
# wmt08 has articles with è, ê, à and û written without accents: a model that writes French must not see them.
_LOST_ACCENTS = re.compile(
    r"\b(apres|tres|pres|etre|meme|derniere|premiere|deja|voila|etait|probleme|systeme|regle)s?\b"
)


class Pair(NamedTuple):
    """One French sentence and its English translation."""

    french: str
    english: str


def read_parallel(data: Path) -> Iterator[Pair]:
    """Yield the clean pairs of every `parallel/europarl-*.tsv.xz`."""
    for path in sorted((data / "parallel").glob("europarl-*.tsv.xz")):
        yield from filter(is_clean, _read_tsv(path))


def read_everyday(data: Path) -> Iterator[Pair]:
    """Yield the pairs of the other `parallel/*.tsv.xz` files: everyday and health sentences."""
    for path in sorted((data / "parallel").glob("*.tsv.xz")):
        if not path.name.startswith("europarl"):
            yield from filter(is_clean, _read_tsv(path))


def read_news(data: Path, sets: tuple[str, ...] = NEWS_TRAINING_SETS) -> Iterator[Pair]:
    """Yield the human translations of the news sets, without the articles whose French lost its accents."""
    for name in sets:
        french = (data / "news" / f"{name}.fr").read_text(encoding="utf-8").split("\n")
        english = (data / "news" / f"{name}.en").read_text(encoding="utf-8").split("\n")
        lost = [bool(_LOST_ACCENTS.search(line)) for line in french]
        for i, (fr, en) in enumerate(zip(french, english, strict=True)):
            if fr.strip() and en.strip() and not any(lost[max(0, i - 4) : i + 5]):
                yield Pair(fr.strip(), en.strip())


def is_clean(pair: Pair) -> bool:
    """Whether both sides are of fair length, differ, and state the same numbers."""
    french, english = pair
    if not (0 < len(french) <= MAX_CHARS and 0 < len(english) <= MAX_CHARS):
        return False
    if len(french) > 20 and french == english:
        return False
    return _numbers(french) == _numbers(english)


def _read_tsv(path: Path) -> Iterator[Pair]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            french, _, english = line.rstrip("\n").partition("\t")
            yield Pair(french.strip(), english.strip())


def _numbers(text: str) -> list[str]:
    """All numbers of two digits or more, without separators: "2,5" and "2.5", "1 000" and "1,000" agree."""
    found = _NUMBER.findall(_THOUSANDS.sub("", text))
    digits = (re.sub(r"\D", "", number) for number in found)
    return sorted(number for number in digits if len(number) > 1)
