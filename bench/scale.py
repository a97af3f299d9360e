"""Scale: does the time and memory per article stay flat from a hundred to a hundred thousand articles?

    python -m bench.scale --articles 100 1000 10000 100000
    python -m bench.scale --articles 1000 100000 --sentences 1 --shape folder

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
from collections.abc import Iterator
from contextlib import ExitStack
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
HEAD = (
    "articles",
    "seconds",
    "ms per article",
    "ms of CPU per article",
    "peak MiB, main process",
    "peak MiB, one worker",
    "MiB of the run folder",
    "index pages",
)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--sentences", type=int, default=6, help="of 14 words each, per article")
    parser.add_argument("--shape", choices=["jsonl", "folder"], default="jsonl", help="of the input")
    parser.add_argument("--keep", type=Path, help="an empty folder to leave the runs in, to look at them")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        _run(options.once)
        return
    print(f"articles of {options.sentences} sentences of 14 words, {options.shape}\n")
    rows = [_row(count, options.sentences, options.shape, options.keep) for count in options.articles]
    print(markdown_table(HEAD, rows))


def _row(count: int, sentences: int, shape: str, keep: Path | None) -> list[str]:
    with ExitStack() as stack:
        if keep is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        else:
            folder = keep / f"{count}"
            folder.mkdir(parents=True)
        articles = _write_folder if shape == "folder" else _write_lines
        command = [sys.executable, "-m", "bench.scale", "--once"]
        command.append(str(articles(folder, _texts(count, sentences))))
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        figures = json.loads(done.stdout.splitlines()[-1])
        size = sum(path.stat().st_size for path in (folder / "run").rglob("*"))
        pages = sum(1 for _ in (folder / "run").glob("index*.md"))
    return [
        f"{count:,}",
        f"{figures['seconds']:.1f}",
        f"{1000 * figures['seconds'] / count:.1f}",
        f"{1000 * figures['cpu'] / count:.1f}",
        f"{figures['main']:.0f}",
        f"{figures['worker']:.0f}",
        f"{size / 2**20:,.0f}",
        f"{pages}",
    ]


def _texts(count: int, sentences: int) -> Iterator[str]:
    chance = random.Random(1)
    for _ in range(count):
        lines = [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(sentences)]
        yield "\n\n".join(lines)


def _write_lines(folder: Path, texts: Iterator[str]) -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
    return path


def _write_folder(folder: Path, texts: Iterator[str]) -> Path:
    path = folder / "articles"
    path.mkdir()
    for number, text in enumerate(texts):
        (path / f"a{number}.txt").write_text(text, encoding="utf-8")
    return path


def _run(articles: Path) -> None:
    """In a process of its own: `audit run` with an engine that reverses the words."""
    from audit.config import ModelSpec, TranslationConfig
    from audit.engines.kept.cache_folders import CACHE_VARIABLE
    from audit.runs import assembly
    from bench.recorded_engine import RecordedEngine
    from bench.whole_run import RunOptions, whole_run

    def reversing(spec: ModelSpec, config: TranslationConfig, into: str) -> RecordedEngine:
        return RecordedEngine({}, rule=lambda text: " ".join(reversed(text.split())), name=spec.name)

    start = time.perf_counter()
    cache = {CACHE_VARIABLE: str(articles.parent / "cache")}
    with (
        mock.patch.dict("os.environ", cache),
        mock.patch.object(assembly, "read_expectation", lambda *_: None),
    ):
        whole_run(RunOptions(paths=(str(articles),), out=articles.parent / "run"), reversing)
    seconds = time.perf_counter() - start
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in (own, children))
    peaks = {"main": own.ru_maxrss / 1024, "worker": children.ru_maxrss / 1024}
    print(json.dumps({"seconds": seconds, "cpu": cpu} | peaks))


if __name__ == "__main__":
    main()
