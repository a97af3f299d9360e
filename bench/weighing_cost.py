"""What weighing every word costs a whole run: `audit run` with and without, in turn, on an empty cache.

    python -m bench.weighing_cost --data ../shared/data --articles 10 --rounds 3

With originals each article is translated once, without them there and back.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from bench.data import system_articles
from bench.table import markdown_table

__all__ = ["main"]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run: processor and wall-clock seconds, and its largest process in MiB."""

    cpu: float
    wall: float
    peak: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What weighing costs a whole run")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--set", default="wmt13")
    parser.add_argument("--system", default="microsoft")
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    head = (
        "articles of 20 lines",
        "median CPU s, not weighed",
        "weighed",
        "ratio",
        "wall-clock ratio",
        "memory ratio",
    )
    print(markdown_table(head, _rows(options)))


def _rows(options: argparse.Namespace) -> Iterator[list[str]]:
    for original in (True, False):
        plain, weighed = zip(*_rounds(options, original=original), strict=True)
        yield [
            f"{options.articles}, {'with' if original else 'without'} originals",
            f"{median(one.cpu for one in plain):.1f}",
            f"{median(one.cpu for one in weighed):.1f}",
            *(f"{_ratio(plain, weighed, name):.2f}" for name in ("cpu", "wall", "peak")),
        ]


def _ratio(plain: Sequence[Cost], weighed: Sequence[Cost], name: str) -> float:
    pairs = zip(plain, weighed, strict=True)
    return float(median(getattr(after, name) / getattr(before, name) for before, after in pairs))


def _rounds(options: argparse.Namespace, *, original: bool) -> Iterator[tuple[Cost, Cost]]:
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place) / "articles.jsonl"
        found = system_articles(
            options.data, options.set, options.system, limit=options.articles, original=original
        )
        rows = [{"id": one.id, "text": one.text, "original": one.original} for one in found]
        articles.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        for number in range(options.rounds):
            yield (
                _run(articles, Path(place) / f"{number}-plain", weigh=False),
                _run(articles, Path(place) / f"{number}-weighed", weigh=True),
            )


def _run(articles: Path, folder: Path, *, weigh: bool) -> Cost:
    folder.mkdir()
    config = folder / "config.toml"
    config.write_text(f"[translation]\nweigh = {str(weigh).lower()}\n", encoding="utf-8")
    command = [sys.executable, "-m", "audit", "run", str(articles), "--config", str(config), "--quiet"]
    start = time.monotonic()
    with subprocess.Popen(
        [*command, "--out", str(folder / "out")], env=os.environ | {"AUDIT_CACHE": str(folder / "cache")}
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: the run ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
