"""Scale: does the time and memory per article stay flat from a hundred to a hundred thousand articles?

    python -m bench.scale --articles 100 1000 10000 100000

Translations come from an engine without a model, so that everything but translation is measured. The table
shows the main process (`audit run` on one JSON Lines file); workers come on top.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

from bench.table import markdown_table

WORDS = (
    "le",
    "conseil",
    "municipal",
    "vote",
    "mardi",
    "un",
    "budget",
    "de",
    "la",
    "ville",
    "et",
    "les",
    "maires",
)
SENTENCES = 6
HEAD = ("articles", "seconds", "ms per article", "peak MiB, main process", "peak MiB, one worker")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        _run(options.once)
        return
    print(f"articles of {SENTENCES} sentences of 14 words\n")
    print(markdown_table(HEAD, [_measured(count) for count in options.articles]))


def _measured(count: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        _write(path, count)
        command = [sys.executable, "-m", "bench.scale", "--once", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, main_peak, worker_peak = json.loads(done.stdout.splitlines()[-1])
    return [
        f"{count:,}",
        f"{seconds:.1f}",
        f"{1000 * seconds / count:.1f}",
        f"{main_peak:.0f}",
        f"{worker_peak:.0f}",
    ]


def _write(path: Path, count: int) -> None:
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            sentences = [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(SENTENCES)]
            file.write(json.dumps({"id": f"a{number}", "text": "\n\n".join(sentences)}) + "\n")


def _run(articles: Path) -> None:
    """In a process of its own: `audit run` with an engine that reverses the words."""
    from audit.cli import running
    from audit.config import ModelSpec, TranslationConfig
    from audit.engines.folders import CACHE_VARIABLE
    from audit.engines.recorded import RecordedEngine
    from bench.whole_run import quiet_options

    def reversing(spec: ModelSpec, config: TranslationConfig) -> RecordedEngine:
        return RecordedEngine({}, rule=lambda text: " ".join(reversed(text.split())), name=spec.name)

    start = time.perf_counter()
    cache = {CACHE_VARIABLE: str(articles.parent / "cache")}
    with (
        mock.patch.dict("os.environ", cache),
        mock.patch.object(running, "open_engine", reversing),
        mock.patch.object(running, "read_expectation", lambda *_: None),
    ):
        running.run_command(quiet_options(articles, articles.parent / "run"))
    peaks = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(json.dumps([time.perf_counter() - start, *peaks]))


if __name__ == "__main__":
    main()
