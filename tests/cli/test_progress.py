"""The progress bar: one line, and the time left from the first answers of the models on."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from audit.cli.progress import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def shown(bar: ProgressBar, console: Console) -> str:
    """The bar as it stands now."""
    other = Console(file=io.StringIO(), width=console.width)
    other.print(bar._progress.get_renderable())
    return other.file.getvalue()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def make(clock: Clock, width: int) -> tuple[ProgressBar, Console]:
    console = Console(file=Terminal(), force_terminal=True, width=width)
    return ProgressBar(console=console, clock=clock), console


@pytest.mark.parametrize("width", [60, 80, 120])
def test_one_line(clock: Clock, width: int) -> None:
    bar, console = make(clock, width)
    with bar:
        bar.begin(250_000)
        for clock.now in range(1, 200):
            bar.begin_pool(250, 9_000, 27_000)
            bar.translated(27_000, 900_000)
        (line,) = shown(bar, console).splitlines()
        assert len(line) <= width
        for part in ("0/250000 articles ", "━", " 1791000 passages", ":"):
            assert part in line


def test_time_left_is_known_before_the_first_article_is_done(clock: Clock) -> None:
    bar, console = make(clock, 60)
    with bar:
        bar.begin(200)
        bar.begin_pool(100, 1_000, 3_000)
        assert "--:--" in shown(bar, console)
        for clock.now in range(1, 4):
            bar.translated(300, 9_000)  # ten articles of two hundred each second
        assert "0/200 articles" in shown(bar, console) and " 00:17" in shown(bar, console)


def test_articles_are_counted_once(clock: Clock) -> None:
    bar, _ = make(clock, 60)
    with bar:
        bar.begin(20)
        task = bar._progress.tasks[0]
        bar.finished(2)  # done by an earlier start
        bar.begin_pool(10, 50, 100)
        bar.translated(200, 0)  # more than was expected
        assert task.completed == 12
        bar.begin_pool(8, 40, 80)
        bar.translated(40, 0)
        assert (task.completed, task.fields["passages"]) == (16, 70)
        bar.finished(10)
        assert task.completed == 16
        bar.translated(40, 0)
        bar.finished(8)
        assert task.completed == 20


def test_nothing_where_nobody_looks(clock: Clock) -> None:
    console = Console(file=io.StringIO(), force_terminal=True)
    with ProgressBar(console=console, clock=clock) as bar:
        bar.begin(2)
        bar.finished(2)
    assert console.file.getvalue() == ""
