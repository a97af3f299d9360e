"""Workers die alone, and never outlive the process they work for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

from audit.errors import RunError
from audit.runs.processes.orphans import end_with_parent
from audit.runs.processes.termination import Terminated, terminable
from audit.runs.processes.workers import WorkerDied, Workers, worker_count
from tests.processes import eventually, is_alive

pytestmark = pytest.mark.process

FOR_EVER_S = 900.0
"""Longer than a test may take: whatever waits for this fails."""


def doubled(number: int) -> int:
    return 2 * number


def doubled_or_dead(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def worker_id(_: int) -> int:
    return os.getpid()


def sleeping(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


@pytest.mark.parametrize("count", [1, 2])
def test_results_in_order(count: int) -> None:
    with Workers(count) as workers:
        assert workers.hand_over(doubled, range(5)).results() == [0, 2, 4, 6, 8]


def noted(place: str) -> None:
    Path(place).write_text("done")


def test_a_worker_is_at_work_before_it_is_asked_and_tells_what_went_wrong(tmp_path: Path) -> None:
    with Workers(1) as workers:
        workers.hand_over(noted, [str(tmp_path / "note")])
        assert eventually((tmp_path / "note").exists)
        with pytest.raises(ValueError, match="invalid literal"):
            workers.hand_over(int, ["3", "four"]).results()


def test_task_that_kills_its_process_costs_only_itself() -> None:
    with Workers(1) as workers:
        results = workers.hand_over(doubled_or_dead, [2, 3, 4]).results()
        assert results[0] == 4
        assert isinstance(results[1], WorkerDied)
        assert results[2] == 8
        assert workers.hand_over(doubled, [5]).results() == [10]


def test_worker_killed_by_somebody_else_costs_nothing() -> None:
    with Workers(1) as workers:
        (process,) = workers.hand_over(worker_id, [0]).results()
        assert isinstance(process, int)
        os.kill(process, signal.SIGKILL)
        assert workers.hand_over(doubled, [1, 2]).results() == [2, 4]


@pytest.mark.slow
def test_task_that_hangs_costs_only_itself() -> None:
    for limit in (3.0, 15.0, 60.0):  # where the machine is busy, a process may take longer to start
        with Workers(1, limit=limit) as workers:
            results = workers.hand_over(sleeping, [0.0, FOR_EVER_S, 0.1]).results()
        if results[::2] == [0.0, 0.1]:
            break
    assert [results[0], type(results[1]), results[2]] == [0.0, WorkerDied, 0.1]
    assert "did not come to an end" in str(results[1])


def still_born(_: object) -> NoReturn:
    os._exit(1)


def test_processes_that_never_come_to_life_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.runs.processes.worker_process._serve", still_born)
    with pytest.raises(RunError, match="die as soon as they are started"), Workers(1) as workers:
        workers.hand_over(doubled, [1]).results()


def test_what_was_handed_over_before_and_after_a_death_is_done() -> None:
    with Workers(1) as workers:
        first = workers.hand_over(doubled_or_dead, [3])
        second = workers.hand_over(doubled, range(4))
        assert isinstance(first.results()[0], WorkerDied)
        third = workers.hand_over(doubled, range(50))
        assert second.results() == [0, 2, 4, 6]
        assert third.results() == [2 * number for number in range(50)]


def test_interruption_does_not_wait_for_the_processes() -> None:
    with pytest.raises(KeyboardInterrupt), Workers(1) as workers:
        workers.hand_over(doubled, [1]).results()
        workers.hand_over(sleeping, [FOR_EVER_S])
        raise KeyboardInterrupt


class Counted:
    """Counts, in the process where it works, how often it came there."""

    arrivals = 0

    def __setstate__(self, _: object) -> None:
        Counted.arrivals += 1

    def __getstate__(self) -> str:
        return "to have a state"

    def __call__(self, _: int) -> int:
        return Counted.arrivals


def test_a_function_reaches_a_process_once() -> None:
    counted = Counted()
    with Workers(1) as workers:
        assert workers.hand_over(counted, range(3)).results() == [1, 1, 1]
        assert workers.hand_over(doubled, [4]).results() == [8]
        assert workers.hand_over(counted, [0]).results() == [1]


WORKING = """
import time
from audit.runs.processes.workers import Workers
from tests.runs.test_workers import sleeping, worker_id
if __name__ == "__main__":
    workers = Workers(1)
    print(*workers.hand_over(worker_id, [0]).results(), flush=True)
    {then}
    time.sleep(900)
"""


@pytest.mark.parametrize("then", ["pass", "workers.hand_over(sleeping, [900.0])"], ids=["idle", "at work"])
def test_no_worker_outlives_a_killed_run(tmp_path: Path, then: str) -> None:
    script = tmp_path / "working.py"
    script.write_text(WORKING.format(then=then))
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": root}
    ) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        assert is_alive(worker)
        process.kill()
    assert eventually(lambda: not is_alive(worker))


PARENT = """
import multiprocessing, sys
from tests.runs.test_workers import part_of_a_device
if __name__ == "__main__":
    child = multiprocessing.get_context("spawn").Process(target=part_of_a_device, args=(sys.argv[1],))
    child.start()
    child.join()
"""


def part_of_a_device(note: str) -> None:
    try:
        with terminable():
            end_with_parent()
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            time.sleep(900)
    except Terminated:
        Path(note).write_text("tidily")


def test_part_ends_tidily_when_its_parent_is_killed(tmp_path: Path) -> None:
    script, note = tmp_path / "parent.py", tmp_path / "note"
    script.write_text(PARENT)
    root = {"PYTHONPATH": str(Path(__file__).parents[2])}
    words = [sys.executable, str(script), str(note)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=os.environ | root) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.kill()
    assert eventually(lambda: note.exists() and note.read_text() == "tidily")


def test_as_many_as_half_the_cores_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert [worker_count(articles) for articles in (None, 100, 99)] == [4, 4, 1]


SETTLED: list[object] = []


def settling(_: object) -> None:
    SETTLED.append(_)


def settling_slowly(_: object) -> None:
    time.sleep(4.0)
    SETTLED.append(_)


def settled(_: int) -> int:
    return len(SETTLED)


@pytest.mark.parametrize("count", [1, 2])
def test_only_what_is_early_comes_before_processes_have_settled(count: int) -> None:
    with Workers(count, settle=settling) as workers:
        early = workers.hand_over(settled, range(2), early=True)
        late = workers.hand_over(settled, range(4))
        assert early.results()[0] == 0
        assert late.results() == [1, 1, 1, 1]
        assert workers.hand_over(settled, [0], early=True).results() == [1]


@pytest.mark.slow
def test_settling_does_not_count_and_is_done_by_each_process() -> None:
    with Workers(1, limit=3.0, settle=settling_slowly) as workers:
        assert workers.hand_over(settled, [0]).results() == [1]
        (process,) = workers.hand_over(worker_id, [0]).results()
        assert isinstance(process, int)
        os.kill(process, signal.SIGKILL)
        assert workers.hand_over(settled, [0]).results() == [1]
