"""Asked to end, a process keeps what is done, says so once, and is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import eventually, heedful, is_alive, run_heedful

pytestmark = pytest.mark.process

SLOW_END = """
import atexit, multiprocessing, os, signal, time
from audit.cli import app

class Engine:
    def __del__(self):
        time.sleep(900)

def run_app():
    engine = Engine()
    worker = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(900,))
    worker.start()
    print(worker.pid, flush=True)
    {more}
    with app.terminable():
        os.kill(os.getpid(), signal.{name})
        time.sleep(900)

app.run_app = run_app
app.main()
"""


@pytest.mark.parametrize("more", ["pass", "atexit.register(time.sleep, 900)"])
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
def test_the_end_waits_for_nobody(name: str, code: int, more: str) -> None:
    ended = run_heedful([sys.executable, "-c", SLOW_END.format(name=name, more=more)])
    assert ended.returncode == code
    assert "Run the same command again" in ended.stderr and "Traceback" not in ended.stderr
    assert eventually(lambda: not is_alive(int(ended.stdout)))


DISTURBED_END = """
import os, signal, time
from audit.cli import app

def run_app():
    with app.terminable():
        try:
            os.kill(os.getpid(), signal.{first})
            time.sleep(900)
        finally:
            os.kill(os.getpid(), signal.{second})
            time.sleep(0.1)
            print("tidy", flush=True)

app.run_app = run_app
app.main()
"""


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [("SIGINT", "SIGINT", 130), ("SIGTERM", "SIGINT", 143), ("SIGHUP", "SIGTERM", 129)],
)
def test_a_second_signal_does_not_disturb_the_end(first: str, second: str, code: int) -> None:
    ended = run_heedful([sys.executable, "-c", DISTURBED_END.format(first=first, second=second)])
    assert (ended.returncode, ended.stdout) == (code, "tidy\n")
    assert ended.stderr.count("Run the same command again") == 1 and "Traceback" not in ended.stderr


def test_a_signal_that_was_ignored_stays_so() -> None:
    script = (
        "import os, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from audit.runs.processes.termination import terminable\n"
        "with terminable():\n    os.kill(os.getpid(), signal.SIGHUP)\nprint('still here')"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "still here\n"


def test_ctrl_c_before_the_start_is_worth_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])]))
    ended = run_heedful([sys.executable, "-m", "audit", "--version"])
    assert (ended.returncode, ended.stderr) == (-signal.SIGINT, "")


IN_A_TERMINAL = """
import sys, time
from audit.cli import app
from audit.cli.progress import ProgressBar
from audit.runs.processes.workers import Workers

def run_app():
    with app.terminable(), Workers(1) as workers, ProgressBar() as bar:
        bar.begin(5)
        workers.hand_over(abs, [1]).results()
        print("ready", flush=True)
        time.sleep(900)

if __name__ == "__main__":
    app.run_app = run_app
    app.main()
"""


def test_a_terminal_that_is_closed(tmp_path: Path) -> None:
    script = tmp_path / "in_a_terminal.py"
    script.write_text(IN_A_TERMINAL)
    path = {"PYTHONPATH": str(Path(__file__).parents[2])}
    terminal, its_end = os.openpty()
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), its_end)
    with subprocess.Popen(
        heedful([sys.executable, str(script)]), env=os.environ | path, **streams
    ) as process:
        os.close(its_end)
        said = b""
        while b"ready" not in said:
            said += os.read(terminal, 1024)
        os.close(terminal)
    assert process.returncode == 129
