"""Killed at any moment and resumed, a run gives byte for byte what an undisturbed run gives.

But for log-probabilities: the batches are others, and so is the order in which numbers are added up.

`bench/kill.py` does the same for longer.
"""

from __future__ import annotations

import re
import signal

import pytest

from bench.kill import kill_and_resume
from bench.killed_run import Runner, write_articles
from tests.engines.alike import INT8

pytestmark = [pytest.mark.process, pytest.mark.slow, pytest.mark.timeout(900)]

# Enough articles for several pools, short ones: what is done is done by whole pools.
ARTICLES = 600
KILLS = 3


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    folder = tmp_path_factory.mktemp("kill")
    write_articles(folder / "articles", ARTICLES, sentences=1)
    return Runner(folder, ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(runner: Runner) -> dict[str, bytes]:
    assert runner.start("whole").wait() == 0
    return runner.outcome("whole")


LOG_PROB = re.compile(rb'(?<="log_prob":)[^,}]+')
SHOWN = re.compile(rb"</?i\b[^>]*>|<td>[^<]+: 1 in [^<]+</td>")
"""What a page makes of them."""


def texts(outcome: dict[str, bytes]) -> dict[str, bytes]:
    return {name: SHOWN.sub(b"", LOG_PROB.sub(b"", content)) for name, content in outcome.items()}


def log_probs(outcome: dict[str, bytes]) -> list[float]:
    """All of them, in order, rounded to hundredths."""
    return [float(found) for found in LOG_PROB.findall(outcome["results.jsonl"])]


def test_killed_and_resumed(runner: Runner, undisturbed: dict[str, bytes]) -> None:
    done = kill_and_resume(runner, "killed", kills=KILLS)
    assert [one.sent for one in done if one.hit] == [signal.SIGKILL, signal.SIGTERM, signal.SIGKILL]
    # A kill that came too late found a run that had ended well, or whose interpreter was just going down.
    assert {one.code for one in done if not one.hit} <= {0, -signal.SIGTERM}
    assert not any(one.left for one in done)
    outcome = runner.outcome("killed")
    assert outcome["results.jsonl"].count(b"\n") == ARTICLES
    assert texts(outcome) == texts(undisturbed)
    assert log_probs(outcome) == pytest.approx(log_probs(undisturbed), abs=0.01 + INT8)


def test_the_folder_holds_nothing_else(undisturbed: dict[str, bytes]) -> None:
    reports = {f"articles/{number:03}.{kind}" for number in range(ARTICLES) for kind in ("md", "html")}
    pages = {f"index{number}.{kind}" for number in ("", "-2", "-3") for kind in ("md", "html")}
    assert set(undisturbed) == {"results.jsonl", "run.json"} | pages | reports
