"""An article that would never end costs only itself, however few there are; and a signal ends any run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.runs.processes.workers import WorkerDied, Workers
from tests.processes import eventually, heedful, is_alive

pytestmark = pytest.mark.process

ENDLESS = "Le conseil sans fin de la ville a voté mardi le budget.\n"
GOOD = "Le conseil municipal a voté mardi le budget de la ville.\n"
PAGE = "<html><body><article><p>{0}</p><p>{0} Encore.</p></article></body></html>"

# What would never end is a pattern: no other thread of its process has a turn while it is being matched.
COMMAND = """
import os, re, sys
from pathlib import Path
from audit.articles import html
from audit.passages import preparing
from audit.runs import stages

def guarded(function):
    def slow(one, *more):
        if "sans fin" in getattr(one, "text", str(one)):
            Path(os.environ["NOTE"]).write_text(str(os.getpid()))
            re.match("(a+)+b", "a" * 99)
        return function(one, *more)
    return slow

if os.environ["SLOW"] == "prepare":
    stages.prepare = guarded(stages.prepare)
elif os.environ["SLOW"] == "judge":
    stages.judge = guarded(stages.judge)
else:
    html.extract_text = guarded(html.extract_text)

if __name__ == "__main__":
    from audit.__main__ import main
    main()
"""


class Command:
    """The command line in a process of its own, where one step never ends on an endless article."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.note = folder, folder / "note"
        self._script = folder / "command.py"
        self._script.write_text(COMMAND)
        (folder / "articles").mkdir()
        (folder / "articles" / "good.txt").write_text(GOOD, encoding="utf-8")
        self.run = ("run", str(folder / "articles"), "--out", str(folder / "run"), "--device", "cpu")

    def start(self, slow: str, *words: str) -> subprocess.Popen[str]:
        ours = {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            CACHE_VARIABLE: str(self.folder / "cache"),
            "SLOW": slow,
            "NOTE": str(self.note),
        }
        line = heedful([sys.executable, str(self._script), *words])
        return subprocess.Popen(line, env=os.environ | ours, stderr=subprocess.PIPE, text=True)

    def end(self, slow: str, *words: str) -> int:
        process = self.start(slow, *words)
        process.communicate()
        return process.returncode

    def statuses(self) -> dict[str, str]:
        return {path.stem: path.read_text() for path in (self.folder / "run" / "articles").iterdir()}


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


LIMIT = ("--time-limit", "5")


@pytest.mark.slow
@pytest.mark.parametrize("slow", ["prepare", "judge", "page"])
def test_two_articles_one_of_which_never_ends(command: Command, slow: str) -> None:
    name = "endless.html" if slow == "page" else "endless.txt"
    text = PAGE.format(ENDLESS) if slow == "page" else ENDLESS
    (command.folder / "articles" / name).write_text(text, encoding="utf-8")
    assert command.end(slow, *command.run, *LIMIT) == 3
    reports = command.statuses()
    assert "did not come to an end" in reports["endless"]
    assert "did not come to an end" not in reports["good"]


@pytest.mark.slow
def test_judging_again_gives_an_article_up(command: Command) -> None:
    (command.folder / "articles" / "endless.txt").write_text(ENDLESS, encoding="utf-8")
    assert command.end("nothing", *command.run) == 0
    assert command.end("judge", "judge", str(command.folder / "run"), *LIMIT) == 3
    assert "did not come to an end" in command.statuses()["endless"]
    assert command.end("nothing", "judge", str(command.folder / "run")) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
@pytest.mark.parametrize("slow", ["judge", "page"])
def test_a_signal_ends_a_run_that_would_never_end(
    command: Command, slow: str, number: str, code: int
) -> None:
    name = "endless.html" if slow == "page" else "endless.txt"
    text = PAGE.format(ENDLESS) if slow == "page" else ENDLESS
    (command.folder / "articles" / name).write_text(text, encoding="utf-8")
    process = command.start(slow, *command.run)
    assert eventually(lambda: command.note.exists() and command.note.read_text() != "")
    asked = time.monotonic()
    process.send_signal(signal.Signals[number])
    process.communicate()
    assert process.returncode == code
    assert time.monotonic() - asked < 5
    assert not is_alive(int(command.note.read_text()))


def never_ending(note: str) -> None:
    import re

    Path(note).write_text(str(os.getpid()))
    re.match("(a+)+b", "a" * 99)


def at_work(note: str) -> int:
    Path(note).write_text("done")
    return os.getpid()


def test_a_pattern_that_never_ends_costs_only_itself(tmp_path: Path) -> None:
    with Workers(1, limit=3.0) as workers:
        endless, done = workers.hand_over(never_ending, [str(tmp_path / "note")]), tmp_path / "done"
        after = workers.hand_over(at_work, [str(done)])
        assert isinstance(endless.results()[0], WorkerDied)
        assert isinstance(after.results()[0], int)
    assert eventually(lambda: not is_alive(int((tmp_path / "note").read_text())))


KILLED = """
import sys, time
from audit.runs.processes.workers import Workers
from tests.runs.test_time_limit import never_ending
if __name__ == "__main__":
    workers = Workers(2)
    workers.hand_over(never_ending, sys.argv[1:])
    time.sleep(900)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing can end such a process")
def test_no_pattern_that_never_ends_outlives_a_killed_run(tmp_path: Path) -> None:
    script, notes = tmp_path / "killed.py", [tmp_path / "one", tmp_path / "two"]
    script.write_text(KILLED)
    root = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, str(script), *map(str, notes)], env=os.environ | root) as process:
        assert eventually(lambda: all(note.exists() and note.read_text() for note in notes))
        process.kill()
    assert eventually(lambda: not any(is_alive(int(note.read_text())) for note in notes))


FORKED = """
import sys
from audit.runs.processes.orphans import has_one_thread
from audit.runs.processes.workers import Workers

marked = []

def is_marked(_):
    return bool(marked)

if __name__ == "__main__":
    marked.append(1)
    print(has_one_thread(), *Workers(1).hand_over(is_marked, [0]).results())
    busy = Workers(1)
    busy.hand_over(abs, [1]).results()
    print(has_one_thread(), *Workers(1).hand_over(is_marked, [0]).results())
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="who cannot count threads does not fork")
def test_only_a_process_with_one_thread_forks(tmp_path: Path) -> None:
    script = tmp_path / "forked.py"
    script.write_text(FORKED)
    root = {"PYTHONPATH": str(Path(__file__).parents[2]), "OPENBLAS_NUM_THREADS": "1"}
    words = [sys.executable, str(script)]
    done = subprocess.run(words, env=os.environ | root, capture_output=True, text=True, check=True)
    assert done.stdout == "True True\nFalse False\n"
