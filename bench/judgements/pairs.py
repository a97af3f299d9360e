"""Minimal pairs: how often the better of two French sentences is the more probable one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.pipeline import Engines
from bench.judgements.reading import Judged, read_judged
from bench.judgements.scoring import both_ways

__all__ = ["HEAD", "rows"]

HEAD = ("set", "change", "pairs", "better one preferred", "by the French alone", "by the English alone")
SETS = ("contratico", "mt_geneval_sentences", "aces_repository_en-fr", "discourse_bawden", "commute_control")


def rows(data: Path, engines: Engines, limit: int | None) -> Iterator[list[str]]:
    """One row for each set and kind of change, at most `limit` pairs in each."""
    for name in SETS:
        kinds: dict[str, list[Judged]] = {}
        for judged in read_judged(data, name):
            kinds.setdefault(judged.kind, []).append(judged)
        for kind, some in kinds.items():
            yield [name, kind.replace("_", " "), *_preferred(some[:limit], engines)]


def _preferred(some: list[Judged], engines: Engines) -> list[str]:
    better = both_ways([(one.source, one.good or "") for one in some], engines)
    worse = both_ways([(one.source, one.target) for one in some], engines)
    pairs = list(zip(better, worse, strict=True))
    return [
        str(len(pairs)),
        _share([(a.mean, b.mean) for a, b in pairs]),
        _share([(a.french_mean, b.french_mean) for a, b in pairs]),
        _share([(a.english_mean, b.english_mean) for a, b in pairs]),
    ]


def _share(pairs: list[tuple[float, float]]) -> str:
    won = sum(1.0 if better > worse else 0.5 if better == worse else 0.0 for better, worse in pairs)
    return f"{won / len(pairs):.2f}" if pairs else "–"
