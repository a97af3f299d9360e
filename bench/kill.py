"""Kills a run at random moments, resumes it each time, and compares with a run nobody disturbed.

    python -m bench.kill --articles 200 --kills 20

Each start is killed once it has written a random number of reports anew, and a random moment later: with
SIGKILL, or with SIGTERM, which must end it with 143. A run that ended before its kill came begins again
from nothing. Every file of the run folder but the database must then be the same, byte for byte, no article
missing or doubled, and no process left over. The translation cache of the killed run is its own, to put it to
the test too.
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
# After the reports are counted, the kill comes up to so much of the time since the start later: a share, for
# the same run takes seconds on one machine and a tenth of that on another.
LATER_SHARE = 0.2
STARTS_PER_KILL = 5
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
    """Kill the run at work so many times, then let it end. Kills that came too late are told, not counted.

    Raises:
        RuntimeError: if kills come too late again and again, or the last start does not end well.
    """
    chance = random.Random(seed)
    done: list[Disturbance] = []
    while sum(one.hit for one in done) < kills:
        if len(done) == kills * STARTS_PER_KILL:
            raise RuntimeError(f"of {len(done)} kills only {sum(one.hit for one in done)} came in time")
        done.append(_disturb(runner, name, _signal(done), chance))
        if not done[-1].hit:
            runner.forget(name)
    code = runner.start(name).wait()
    if code:
        raise RuntimeError(f"the resumed run ended with {code}")
    return done


def _signal(done: list[Disturbance]) -> signal.Signals:
    """The next signal to send: the two by turns."""
    return (signal.SIGKILL, signal.SIGTERM)[sum(one.hit for one in done) % 2]


def _disturb(runner: Runner, name: str, sent: signal.Signals, chance: random.Random) -> Disturbance:
    # Never more than are still to be written for certain, so that no kill comes too late.
    reports = chance.randint(0, (runner.count - runner.reports(name)) // 4)
    begun = time.time()
    process = runner.start(name)
    try:
        end = time.monotonic() + PATIENCE_S
        while process.poll() is None and not runner.has_progressed(name, begun, reports):
            time.sleep(0.02)
            if time.monotonic() > end:
                break
        time.sleep(chance.uniform(0, LATER_SHARE) * (time.time() - begun))
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
