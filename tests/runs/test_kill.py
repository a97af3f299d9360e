"""Killed at any moment and resumed, a run gives byte for byte what an undisturbed run gives.

`bench/kill.py` does the same for longer.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audit.engines.folders import CACHE_VARIABLE
from tests.engines.tiny import write_tiny

WORDS = ("le", "conseil", "a", "voté", "mardi", "budget", "de", "la", "ville", "élus", "trois", "heures")
ARTICLES = 40
KILLS = 3


def write_articles(folder: Path) -> Path:
    chance = random.Random(1)
    folder.mkdir()
    for number in range(ARTICLES):
        sentences = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(8)]
        (folder / f"{number:03}.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    return folder


class Runner:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = write_articles(folder / "articles")
        self.model = str(write_tiny(folder / "model"))

    def start(self, name: str) -> subprocess.Popen[bytes]:
        words = ["run", str(self.articles), "--out", str(self.folder / name), "--quiet"]
        models = ["--model", self.model, "--round-trip-model", self.model]
        environment = os.environ | {
            CACHE_VARIABLE: str(self.folder / f"cache-{name}"),
            "OMP_NUM_THREADS": "1",
        }
        return subprocess.Popen([sys.executable, "-m", "audit", *words, *models], env=environment)

    def outcome(self, name: str) -> dict[str, bytes]:
        folder = self.folder / name
        paths = [
            *folder.glob("*.md"),
            *folder.glob("articles/*"),
            folder / "results.jsonl",
            folder / "run.json",
        ]
        return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(tmp_path_factory.mktemp("kill"))


@pytest.fixture(scope="module")
def undisturbed(runner: Runner) -> tuple[dict[str, bytes], float]:
    start = time.monotonic()
    assert runner.start("whole").wait() == 0
    return runner.outcome("whole"), time.monotonic() - start


def test_killed_and_resumed(runner: Runner, undisturbed: tuple[dict[str, bytes], float]) -> None:
    expected, seconds = undisturbed
    chance = random.Random(2)
    killed = 0
    for _ in range(KILLS):
        process = runner.start("killed")
        time.sleep(chance.uniform(0.4, 0.95) * seconds)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    assert killed > 0
    assert runner.start("killed").wait() == 0
    outcome = runner.outcome("killed")
    assert outcome["results.jsonl"].count(b"\n") == ARTICLES
    assert outcome == expected


def test_terminated_ends_with_143_and_keeps_what_is_done(
    runner: Runner, undisturbed: tuple[dict[str, bytes], float]
) -> None:
    expected, seconds = undisturbed
    process = runner.start("terminated")
    time.sleep(0.7 * seconds)
    start = time.monotonic()
    process.terminate()
    code = process.wait()
    assert code in (143, 0), "0 only if it was faster this time"
    assert time.monotonic() - start < 5
    assert runner.start("terminated").wait() == 0
    assert runner.outcome("terminated") == expected
