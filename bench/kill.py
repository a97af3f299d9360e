"""Kills a run at random moments, resumes it each time, and compares with a run nobody disturbed.

    python -m bench.kill --articles 200 --kills 20

Each start is killed once it has written a random number of reports anew, and a random moment later: with
SIGKILL, or with SIGTERM, which must end it with 143. Every file of the run folder but the database must then
be the same, byte for byte, no article missing or doubled, and no process left over. The translation cache of
the killed run is its own, so that it is put to the test too.
"""

from __future__ import annotations

import argparse
import random
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.killed_run import Runner, write_articles
from bench.table import markdown_table

__all__ = ["Disturbance", "kill_and_resume"]

HEAD = (
    "articles",
    "undisturbed, s",
    "killed",
    "terminated",
    "slowest end after SIGTERM, s",
    "processes left",
    "articles in the result",
    "same files",
)
MOST_LATER_S = 1.0
PATIENCE_S = 600.0


@dataclass(frozen=True)
class Disturbance:
    """One kill: by which signal, how the process ended, how long that took, and what outlived it."""

    sent: signal.Signals
    code: int
    seconds: float
    left: bool

    @property
    def hit(self) -> bool:
        """Whether the process was still at work."""
        return self.code == (128 + self.sent if self.sent is signal.SIGTERM else -self.sent)


def kill_and_resume(runner: Runner, name: str, *, kills: int, seed: int = 2) -> list[Disturbance]:
    """Kill the run so many times, then let it end.

    Raises:
        RuntimeError: if the last start does not end well.
    """
    chance = random.Random(seed)
    done = [_disturb(runner, name, chance) for _ in range(kills)]
    code = runner.start(name).wait()
    if code:
        raise RuntimeError(f"the resumed run ended with {code}")
    return done


def _disturb(runner: Runner, name: str, chance: random.Random) -> Disturbance:
    # Never more than are still to be written for certain, so that no kill comes too late.
    reports = chance.randint(0, (runner.count - runner.reports(name)) // 4)
    sent = chance.choice([signal.SIGKILL, signal.SIGTERM])
    begun = time.time()
    process = runner.start(name)
    try:
        end = time.monotonic() + PATIENCE_S
        while process.poll() is None and not runner.has_progressed(name, begun, reports):
            time.sleep(0.02)
            if time.monotonic() > end:
                break
        time.sleep(chance.uniform(0, MOST_LATER_S))
        start = time.monotonic()
        process.send_signal(sent)
        code = process.wait()
    finally:
        process.kill()
    return Disturbance(sent, code, time.monotonic() - start, left=runner.outlived(process))


def _row(runner: Runner, seconds: float, done: list[Disturbance]) -> list[str]:
    killed = [one for one in done if one.sent is signal.SIGKILL]
    terminated = [one for one in done if one.sent is signal.SIGTERM]
    outcome = runner.outcome("killed")
    return [
        f"{runner.count}",
        f"{seconds:.1f}",
        f"{sum(one.hit for one in killed)} of {len(killed)}",
        f"{sum(one.hit for one in terminated)} of {len(terminated)}",
        f"{max((one.seconds for one in terminated if one.hit), default=0):.1f}",
        f"{sum(one.left for one in done)}",
        str(outcome["results.jsonl"].count(b"\n")),
        "yes" if runner.outcome("whole") == outcome else "NO",
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(Path(folder), options.articles)
        write_articles(runner.articles, options.articles)
        start = time.monotonic()
        runner.start("whole").wait()
        seconds = time.monotonic() - start
        done = kill_and_resume(runner, "killed", kills=options.kills)
        print(markdown_table(HEAD, [_row(runner, seconds, done)]))


if __name__ == "__main__":
    main()
