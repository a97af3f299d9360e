"""Speed: what a user would write with `generate`, our engines, and `audit run` as a whole, side by side.

    python -m bench.speed --data ../shared/data --sentences 200 --rounds 3

Every arm runs in a process of its own, one after the other, round after round, so that a machine that slows
down slows all of them; the table shows medians and, for speed, the ratio to `generate` with batch 8.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.data import read_lines
from bench.opus_size import write_opus_size
from bench.speed_arms import ARMS, Reading
from bench.table import markdown_table

BASELINE = "generate, file order, batch 8"
HEAD = (
    "arm",
    "target tokens/s",
    "× generate, batch 8",
    "articles/s",
    "CPU s",
    "load s",
    "peak MiB",
    "not translation",
)
ARTICLE_LINES = 20


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    parser.add_argument("--set", default="wmt13", help="news set whose human French is translated")
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--model", default="models/compact-fr-en", help="model folder, or `opus-size`: random"
    )
    parser.add_argument("--forth", default="models/compact-en-fr", help="the model of the round trip")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, help="OMP_NUM_THREADS of every arm")
    parser.add_argument("--arms", nargs="*", default=list(ARMS), choices=list(ARMS))
    parser.add_argument("--arm", choices=list(ARMS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.arm:
        print(ARMS[options.arm](options).encode())
        return
    print(f"{options.model}, {options.sentences} sentences of {options.set}.fr, beam 4, {options.device}\n")
    print(_table(_measure(options)))


def _measure(options: argparse.Namespace) -> dict[str, list[Reading]]:
    read_lines(options.data, f"{options.set}.fr")  # says plainly when the data is absent
    readings: dict[str, list[Reading]] = {name: [] for name in options.arms}
    with tempfile.TemporaryDirectory() as folder:
        if options.model == "opus-size":
            options.model = options.forth = str(write_opus_size(Path(folder) / "opus-size"))
        for _ in range(options.rounds):
            for name in options.arms:
                readings[name].append(_run_arm(name, options))
    return readings


def _run_arm(name: str, options: argparse.Namespace) -> Reading:
    command = [sys.executable, "-m", "bench.speed", "--arm", name]
    for key in ("data", "set", "sentences", "model", "forth", "device", "threads"):
        if (value := getattr(options, key)) is not None:
            command += [f"--{key}", str(value)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: arm {name!r} failed:\n{done.stderr}")
    return Reading(**json.loads(done.stdout.splitlines()[-1]))


def _table(readings: dict[str, list[Reading]]) -> str:
    base = median(r.tokens / r.seconds for r in readings[BASELINE]) if readings.get(BASELINE) else None
    return markdown_table(HEAD, [_row(name, some, base) for name, some in readings.items() if some])


def _row(name: str, some: Sequence[Reading], base: float | None) -> list[str]:
    speed = median(r.tokens / r.seconds for r in some)
    overheads = [r.overhead for r in some if r.overhead is not None]
    return [
        name,
        f"{speed:.0f}",
        f"{speed / base:.1f}" if base else "–",
        f"{median(r.sentences / ARTICLE_LINES / r.seconds for r in some):.2f}",
        f"{median(r.cpu for r in some):.1f}",
        f"{median(r.load for r in some):.1f}",
        f"{median(r.peak for r in some):.0f}",
        f"{median(overheads):.0%}" if overheads else "–",
    ]


if __name__ == "__main__":
    main()
