"""Killed at any moment and resumed, a run gives byte for byte what an undisturbed run gives.

`bench/kill.py` does the same for longer.
"""

from __future__ import annotations

import time

import pytest

from bench.kill import Runner, kill_and_resume, write_articles
from tests.engines.tiny import write_tiny

ARTICLES = 30
KILLS = 3


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    folder = tmp_path_factory.mktemp("kill")
    write_articles(folder / "articles", ARTICLES)
    model = str(write_tiny(folder / "model"))
    return Runner(folder, ("--model", model, "--round-trip-model", model))


@pytest.fixture(scope="module")
def undisturbed(runner: Runner) -> tuple[dict[str, bytes], float]:
    start = time.monotonic()
    assert runner.start("whole").wait() == 0
    return runner.outcome("whole"), time.monotonic() - start


def test_killed_and_resumed(runner: Runner, undisturbed: tuple[dict[str, bytes], float]) -> None:
    expected, seconds = undisturbed
    assert kill_and_resume(runner, "killed", kills=KILLS, seconds=seconds) > 0
    outcome = runner.outcome("killed")
    assert outcome["results.jsonl"].count(b"\n") == ARTICLES
    assert outcome == expected


def test_terminated_ends_with_143_and_keeps_what_is_done(
    runner: Runner, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    expected, seconds = undisturbed
    process = runner.start("terminated")
    # Not before the run has begun: until then there is nothing to keep, and nothing that could be told.
    while not (runner.folder / "terminated" / "state.sqlite").exists():
        time.sleep(0.05)
    time.sleep(0.2 * seconds)
    start = time.monotonic()
    process.terminate()
    code = process.wait()
    assert code in (143, 0), "0 only if it was faster this time"
    assert time.monotonic() - start < 15, "five seconds on a machine that does nothing else"
    assert runner.start("terminated").wait() == 0
    assert runner.outcome("terminated") == expected
