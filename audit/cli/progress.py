"""A progress bar on standard error: articles, passages, tokens per second, time left."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class ProgressBar:
    """Shows how far a run is, from when it begins; shows nothing where standard error is no terminal."""

    def __init__(self, *, hidden: bool = False) -> None:
        self._progress = Progress(
            TextColumn("articles"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[texts]} passages, {task.fields[rate]} tokens/s"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=hidden or not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("", total=None, texts=0, rate="–")
        self._texts = 0
        self._tokens = 0
        self._start = time.monotonic()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        with suppress(OSError):  # a terminal that was closed: that ends the run, not this
            self._progress.stop()

    def begin(self, total: int | None) -> None:
        """Show the bar; `total` is the number of articles, None where nobody knows."""
        self._start = time.monotonic()
        self._progress.update(self._task, total=total)
        self._progress.start()

    def translated(self, texts: int, tokens: int) -> None:
        """Texts and target tokens translated since the last call."""
        self._texts += texts
        self._tokens += tokens
        rate = self._tokens / max(1e-9, time.monotonic() - self._start)
        self._progress.update(self._task, texts=self._texts, rate=f"{rate:.0f}")

    def finished(self, articles: int) -> None:
        """Articles finished since the last call."""
        self._progress.advance(self._task, articles)
