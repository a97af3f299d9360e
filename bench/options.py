"""Options that the benches share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.data import NEWS_SETS

__all__ = ["bench_parser", "chosen_sets", "planting_parser"]


def bench_parser(purpose: str, *, sets: Sequence[str], engine: str) -> argparse.ArgumentParser:
    """A parser with the options that every bench has; `sets` and `engine` are its defaults."""
    parser = argparse.ArgumentParser(description=purpose)
    add = parser.add_argument
    add("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    add("--sets", default=",".join(sets), help=f"news sets, of {','.join(NEWS_SETS)} (default: %(default)s)")
    add("--engine", choices=("none", "bundled"), default=engine, help="none: only what needs no model")
    add("--config", type=Path, help="run configuration; names other models, checks and thresholds")
    add("--cache", type=Path, help="file that keeps translations from one call to the next")
    add("--limit", type=int, help="at most so many articles, or plants of each corruption")
    add("--seed", type=int, default=1, help="another number draws another sample")
    return parser


def planting_parser(purpose: str, sets: Sequence[str] = ("wmt13", "flores-dev")) -> argparse.ArgumentParser:
    """A parser for the benches that plant errors."""
    parser = bench_parser(purpose, sets=sets, engine="bundled")
    parser.add_argument(
        "--articles", type=int, help="plant in the first so many clean articles only, to save translations"
    )
    return parser


def chosen_sets(options: argparse.Namespace) -> list[str]:
    """The news sets that were asked for."""
    return [name for name in options.sets.split(",") if name]
