"""Whether the passage with a planted error is among the first to be read, of an article of twenty lines."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.calibration.lines import Line, weighed
from audit.calibration.slips import SLIPS, Lexicon, plant
from audit.evidence.testimony import suspicion
from audit.pipeline import Engines
from audit.records import Witness
from bench.data import LINES
from bench.table import share
from bench.witness.plain import plain_pairs

__all__ = ["HEAD", "rows"]

HEAD = ("set", "planted", "articles", "the worst", "among the first three", "by chance")
FIRST = 3


def rows(
    data: Path,
    sets: Sequence[str],
    system: str,
    engines: Engines,
    lexicon: Lexicon,
    witness: Witness,
    limit: int,
) -> Iterator[list[str]]:
    """One row for each set and slip: every plant among nineteen other lines by the same system."""
    for name in sets:
        pairs = plain_pairs(data, name, system)
        rng = random.Random(f"ranking/{name}")
        drawn = rng.sample(pairs, min(limit, len(pairs)))
        others = [_suspicion(witness, one) for one in weighed(drawn, engines, witness.doubts, aided=True)]
        for slip in SLIPS:
            planted = plant(drawn, SLIPS[slip], lexicon, rng)
            lines = weighed(
                [(one.english, one.french) for one in planted], engines, witness.doubts, aided=True
            )
            places = [
                sum(other > _suspicion(witness, line) for other in rng.sample(others, LINES - 1))
                for line in lines
            ]
            counts = [sum(place < most for place in places) for most in (1, FIRST)]
            shares = [share(count, len(places)) for count in counts]
            yield [name, slip, str(len(places)), *shares, f"{FIRST / LINES:.2f}"]


def _suspicion(witness: Witness, line: Line) -> float:
    return suspicion(witness, line.weights, line.texts)
