"""Segments with a major error: how well the scores of both models find them, beside the length alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.pipeline import Engines
from audit.text import word_count
from bench.judgements.reading import Judged
from bench.judgements.scoring import both_ways
from bench.judgements.statistics import auc

__all__ = ["HEAD", "rows"]

HEAD = (
    "set",
    "segments",
    "with a major error",
    "length alone, AUC",
    "both directions' surprisal",
    "its mean for a piece",
)


def rows(sets: Mapping[str, Sequence[Judged]], engines: Engines) -> Iterator[list[str]]:
    """One row for each set."""
    for name, some in sets.items():
        scores = both_ways([(one.source, one.target) for one in some], engines)
        truth = [one.has_major for one in some]
        measures = (
            [float(word_count(one.target)) for one in some],
            [-score.total for score in scores],
            [-score.mean for score in scores],
        )
        shown = (f"{auc(measure, truth):.3f}" for measure in measures)
        yield [name, str(len(some)), f"{sum(truth) / len(some):.2f}", *shown]
