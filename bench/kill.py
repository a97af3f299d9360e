"""Kills a run at random moments, resumes it each time, and compares with a run nobody disturbed.

    python -m bench.kill --articles 200 --kills 20

Every file of the run folder but the database must be the same, byte for byte, and no article missing or
doubled. The translation cache of the killed run is its own, so that it is put to the test too.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from audit.engines.folders import CACHE_VARIABLE
from bench.table import markdown_table

__all__ = ["Runner", "kill_and_resume", "write_articles"]

WORDS = ("le", "conseil", "a", "voté", "mardi", "budget", "de", "la", "ville", "élus", "trois", "heures")
HEAD = ("articles", "kills that hit", "undisturbed, s", "articles in the result", "same files")


def write_articles(folder: Path, count: int) -> Path:
    """Write so many articles of eight sentences of random words."""
    chance = random.Random(1)
    folder.mkdir()
    for number in range(count):
        sentences = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(8)]
        (folder / f"{number:03}.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Runner:
    """Starts `audit run` on the articles in `folder`, and reads what it left."""

    folder: Path
    models: tuple[str, ...] = ()

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """Start, or go on with, the run of this name, with a cache of its own."""
        articles, out = self.folder / "articles", self.folder / name
        words = ["run", str(articles), "--out", str(out), "--quiet", *self.models]
        cache = {CACHE_VARIABLE: str(self.folder / f"cache-{name}"), "OMP_NUM_THREADS": "1"}
        return subprocess.Popen([sys.executable, "-m", "audit", *words], env=os.environ | cache)

    def outcome(self, name: str) -> dict[str, bytes]:
        """Every file of the run but its database."""
        folder = self.folder / name
        paths = [
            *folder.glob("*.md"),
            *folder.glob("articles/*"),
            folder / "results.jsonl",
            folder / "run.json",
        ]
        return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def kill_and_resume(
    runner: Runner, name: str, *, kills: int, seconds: float, within: tuple[float, float] = (0.3, 0.95)
) -> int:
    """Kill the run so many times, then let it end; returns how many kills hit it alive.

    `within` bounds the moment of a kill, in shares of the `seconds` an undisturbed run takes.
    """
    chance = random.Random(2)
    hits = 0
    for _ in range(kills):
        process = runner.start(name)
        time.sleep(chance.uniform(*within) * seconds)
        process.send_signal(signal.SIGKILL)
        hits += process.wait() == -signal.SIGKILL
    code = runner.start(name).wait()
    if code:
        raise RuntimeError(f"the resumed run ended with {code}")
    return hits


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(Path(folder))
        write_articles(Path(folder) / "articles", options.articles)
        start = time.monotonic()
        runner.start("whole").wait()
        seconds = time.monotonic() - start
        # Early enough that a resumed run, which has less to do each time, is still at work.
        hits = kill_and_resume(runner, "killed", kills=options.kills, seconds=seconds, within=(0.1, 0.35))
        whole, killed = runner.outcome("whole"), runner.outcome("killed")
    lines = killed["results.jsonl"].count(b"\n")
    row = [f"{options.articles}", f"{hits} of {options.kills}", f"{seconds:.1f}", f"{lines}"]
    print(markdown_table(HEAD, [[*row, "yes" if whole == killed else "NO"]]))


if __name__ == "__main__":
    main()
