"""Clean articles to plant errors in: well typeset French of a human or a system, with its original."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.corruptions.corruption import Carrier
from bench.data import HUMAN, NEWS_SETS, chunks, read_french, read_lines
from bench.typesetting import accented_capitals, typeset

__all__ = ["read_carriers"]

RATIO = 1.9
"""A line is left out if one language has this many times the characters of the other: a loose translation."""


def read_carriers(data: Path, sets: Sequence[str], size: int = 20, system: str = HUMAN) -> list[Carrier]:
    """All clean articles of `size` lines that these news sets give, as the system or a human translated them.

    Raises:
        MissingData: if a set is absent.
    """
    everything = [line for name in NEWS_SETS for line in read_lines(data, f"{name}.fr")]
    capitals = accented_capitals(everything)
    articles = [
        (f"{name}-{system}-{index:03d}", pairs)
        for name in sets
        for index, pairs in enumerate(chunks(_clean_pairs(data, name, system, capitals), size))
    ]
    return [
        Carrier(
            id=key,
            fr=tuple(french for french, _ in pairs),
            en=tuple(english for _, english in pairs),
            spare=articles[index - 1][1],
        )
        for index, (key, pairs) in enumerate(articles)
    ]


def _clean_pairs(data: Path, name: str, system: str, capitals: dict[str, str]) -> list[tuple[str, str]]:
    french, english = read_french(data, name, system), read_lines(data, f"{name}.en")
    typed = ((typeset(fr, capitals), en) for fr, en in zip(french, english, strict=True))
    return [(fr, en) for fr, en in typed if fr is not None and _matched(fr, en)]


def _matched(french: str, english: str) -> bool:
    return 1 / RATIO < len(french) / max(len(english), 1) < RATIO
