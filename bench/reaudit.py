"""Re-auditing: how much model work is left when one sentence of what was audited before is edited?

    python -m bench.reaudit --data ../shared/data --sentences 400

`audit run` reads the same articles twice into one run folder, with an edit in between; the table counts what
reached the models each time.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.engines.opening import open_engine
from bench.data import read_lines
from bench.speed_arms import article_lines
from bench.table import markdown_table
from bench.timed_engine import Timer
from bench.whole_run import RunOptions, whole_run

HEAD = ("run", "sentences to the models", "target tokens", "seconds translating", "seconds in all")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    parser.add_argument("--set", default="wmt13", help="news set whose human French is audited")
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--model", default="models/compact-fr-en")
    parser.add_argument("--forth", default="models/compact-en-fr", help="the model of the round trip")
    options = parser.parse_args()
    lines = read_lines(options.data, f"{options.set}.fr")[: options.sentences]
    edited = list(lines)
    edited[len(lines) // 2] = _edited(lines[len(lines) // 2])
    with tempfile.TemporaryDirectory() as folder:
        os.environ[CACHE_VARIABLE] = str(Path(folder) / "cache")
        runs = {"first": lines, "after the edit of one sentence": edited}
        rows = [_audited(name, some, Path(folder), options) for name, some in runs.items()]
    print(f"{len(lines)} sentences of {options.set}.fr\n")
    print(markdown_table(HEAD, rows))


def _edited(sentence: str) -> str:
    """The sentence with a word taken out."""
    first, _, rest = sentence.partition(" ")
    return f"{first} {rest.partition(' ')[2]}"


def _audited(name: str, lines: list[str], folder: Path, options: argparse.Namespace) -> list[str]:
    articles = folder / "articles.jsonl"
    articles.write_text("".join(article_lines(lines)), encoding="utf-8")
    run = RunOptions(
        paths=(str(articles),),
        out=folder / "run",
        model=options.model,
        round_trip_model=options.forth,
        device="cpu",
    )
    timer, start = Timer(), time.perf_counter()
    whole_run(run, timer.opening(open_engine))
    seconds = time.perf_counter() - start
    return [name, f"{timer.texts:,}", f"{timer.tokens:,}", f"{timer.seconds:.2f}", f"{seconds:.2f}"]


if __name__ == "__main__":
    main()
