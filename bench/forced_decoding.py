"""What it costs to score sentences by forced decoding and to complete them, beside translating the same.

    python -m bench.forced_decoding --data ../shared/data --sentences 400 --rounds 5

In every round each direction is translated, scored and completed before each of its words, one after the
other, so that a machine that slows down slows all. The tables show medians over the rounds, and the median of
each round's ratio.
"""

from __future__ import annotations

import argparse
import platform
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

from audit.config import ModelSpec, TranslationConfig
from audit.engines.device import core_count, cuda_names
from audit.engines.engine import Engine
from audit.engines.opening import open_engine
from audit.records import CutTarget, TargetScore
from audit.text import translation_text
from bench.data import SYSTEMS, read_lines
from bench.table import markdown_table

__all__ = ["Cost", "cost_table", "main", "measure", "places_table"]

HEAD = (
    *("model", "engine", "translating, s", "CPU s", "scoring, s", "CPU s", "ratio", "CPU ratio"),
    *("tokens/s scored", "not scored"),
)
PLACES_HEAD = ("model", "engine", "places", "ms a place", "CPU ms", "ratio to scoring", "CPU ratio")

T = TypeVar("T")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One round: seconds of the clock and of the processor for each task; how much each had to do."""

    translating: tuple[float, float]
    scoring: tuple[float, float]
    completing: tuple[float, float]
    sentences: int
    tokens: int
    unscored: int
    places: int


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    add("--set", default="wmt13", help="news set (default: %(default)s)")
    add("--system", default="microsoft", choices=SYSTEMS, help="whose French is scored")
    add("--sentences", type=int, default=400)
    add("--rounds", type=int, default=5)
    add("--models", nargs=2, default=("models/compact-en-fr", "models/compact-fr-en"), metavar="FOLDER")
    add("--engines", nargs="*", default=("ctranslate2",), choices=("ctranslate2", "transformers", "torch"))
    add("--device", default="cpu")
    options = parser.parse_args()
    english = _lines(options, f"{options.set}.en")
    french = _lines(options, f"{options.set}.{options.system}.fr")
    forth = list(zip(english, french, strict=True))
    back = [(source, target) for target, source in forth]
    rows = {}
    for engine in options.engines:
        config = TranslationConfig(engine=engine, device=options.device)
        for model, pairs in zip(options.models, (forth, back), strict=True):
            opened = open_engine(ModelSpec(name=model), config)
            rows[(Path(model).name, _name(opened))] = measure(opened, pairs, options.rounds)
    print(f"{_machine(options.device)}; {len(forth)} sentences of {options.set}, {options.rounds} rounds\n")
    print(cost_table(rows))
    print()
    print(places_table(rows))


def measure(engine: Engine, pairs: Pairs, rounds: int) -> list[Cost]:
    """The cost of every round after a first, which warms up."""
    costs = []
    places = [
        CutTarget(source, target, word.start())
        for source, target in pairs
        for word in re.finditer(r"\S+", target)
    ]
    for _ in range(1 + rounds):
        _, translating = _timed(lambda: engine.translate([source for source, _ in pairs]))
        scores, scoring = _timed(lambda: engine.score(pairs))
        _, completing = _timed(lambda: engine.complete(places))
        costs.append(
            Cost(
                translating=translating,
                scoring=scoring,
                completing=completing,
                sentences=len(pairs),
                places=len(places),
                tokens=sum(len(score.pieces) for score in scores),
                unscored=sum(map(_unscored, scores)),
            )
        )
    return costs[1:]


def cost_table(rows: dict[tuple[str, str], list[Cost]]) -> str:
    """Scoring beside translating: a row per model and engine."""
    return markdown_table(HEAD, [[*names, *_cells(costs)] for names, costs in rows.items()], words=2)


def places_table(rows: dict[tuple[str, str], list[Cost]]) -> str:
    """Completing one place beside scoring one sentence: a row per model and engine."""
    return markdown_table(
        PLACES_HEAD, [[*names, *_places_cells(costs)] for names, costs in rows.items()], words=2
    )


def _lines(options: argparse.Namespace, name: str) -> list[str]:
    return [translation_text(line) for line in read_lines(options.data, name)[: options.sentences]]


def _timed(action: Callable[[], list[T]]) -> tuple[list[T], tuple[float, float]]:
    clock, processor = time.perf_counter(), time.process_time()
    done = action()
    return done, (time.perf_counter() - clock, time.process_time() - processor)


def _unscored(score: TargetScore) -> int:
    return sum(piece.log_prob is None for piece in score.pieces)


def _cells(costs: Sequence[Cost]) -> list[str]:
    seconds = [
        f"{median(task[kind] for task in tasks):.2f}"
        for tasks in ([cost.translating for cost in costs], [cost.scoring for cost in costs])
        for kind in (0, 1)
    ]
    ratios = [
        f"{median(cost.scoring[kind] / cost.translating[kind] for cost in costs):.2f}" for kind in (0, 1)
    ]
    speed = median(cost.tokens / cost.scoring[0] for cost in costs)
    return [*seconds, *ratios, f"{speed:,.0f}", f"{costs[0].unscored} of {costs[0].tokens}"]


def _places_cells(costs: Sequence[Cost]) -> list[str]:
    milliseconds = [median(1000 * cost.completing[kind] / cost.places for cost in costs) for kind in (0, 1)]
    ratios = [
        median(cost.completing[kind] / cost.places / (cost.scoring[kind] / cost.sentences) for cost in costs)
        for kind in (0, 1)
    ]
    return [f"{costs[0].places:,}", *(f"{number:.2f}" for number in (*milliseconds, *ratios))]


def _name(engine: Engine) -> str:
    return f"{engine.fingerprint.engine}, {engine.fingerprint.dtype}"


def _machine(device: str) -> str:
    """The GPU's name, or the processor's and how many cores this process may use."""
    if device != "cpu":
        return ", ".join(cuda_names())
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return f"{found[1] if found else platform.processor() or platform.machine()}, {core_count()} cores"


if __name__ == "__main__":
    main()
