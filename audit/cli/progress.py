"""A progress bar on standard error, on one line: articles, passages, tokens per second, time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from audit.runs.monitor import Monitor

WIDE = 90
"""Columns from which there is room for how fast it is, beside how far and how long it will take."""


class ProgressBar(Monitor):
    """Shows how far a run is, from when it begins; shows nothing where standard error is no terminal.

    Articles that are at the models count by the share of their passages that these are through with: pools
    of articles are finished all at once, and the time left should be known long before the first is.
    """

    def __init__(
        self,
        *,
        hidden: bool = False,
        console: Console | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        console = console or Console(stderr=True)
        self._clock = clock
        self._progress = Progress(
            TextColumn("{task.fields[articles]} articles"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[passages]} passages"),
            *([TextColumn("{task.fields[rate]} tokens/s")] if console.width >= WIDE else []),
            TimeRemainingColumn(compact=console.width < WIDE),
            console=console,
            transient=True,
            expand=True,
            get_time=clock,
            disable=hidden or not console.file.isatty(),
        )
        self._task = self._progress.add_task("", total=None, articles="0", passages=0, rate="–")
        self._total: int | None = None
        self._finished = self._ahead = self._pool = 0
        self._passages = self._of_pool = self._answers = self._answered = self._tokens = 0
        self._start = clock()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        with suppress(OSError):  # a terminal that was closed: that ends the run, not this
            self._progress.stop()

    def begin(self, total: int | None) -> None:
        """Show the bar; `total` is the number of articles, None where nobody knows."""
        self._start, self._total = self._clock(), total
        self._progress.update(self._task, total=total)
        self._show()
        self._progress.start()

    def begin_pool(self, articles: int, passages: int, answers: int) -> None:
        """So many articles come to the models, which answer so often; those before are through."""
        self._ahead += self._pool
        self._passages += self._of_pool
        self._pool, self._of_pool, self._answers, self._answered = articles, passages, answers, 0
        self._show()

    def translated(self, texts: int, tokens: int) -> None:
        """Texts and target tokens answered since the last call."""
        self._answered += texts
        self._tokens += tokens
        self._show()

    def finished(self, articles: int) -> None:
        """Articles finished since the last call."""
        self._finished += articles
        of_pool = max(0, articles - self._ahead)
        self._ahead = max(0, self._ahead - articles)
        self._pool = max(0, self._pool - of_pool)
        self._show()

    def _show(self) -> None:
        share = min(1.0, self._answered / self._answers) if self._answers else 0.0
        rate = self._tokens / max(1e-9, self._clock() - self._start)
        self._progress.update(
            self._task,
            completed=self._finished + self._ahead + share * self._pool,
            articles=f"{self._finished}/{self._total or '?'}",
            passages=self._passages + int(share * self._of_pool),
            rate=f"{rate:.0f}",
        )
