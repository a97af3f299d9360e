"""A run in processes of its own, that a bench can kill and look at."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from audit.engines.kept.cache_folders import CACHE_VARIABLE

__all__ = ["Runner", "write_articles"]

WORDS = ("le", "conseil", "a", "voté", "mardi", "budget", "de", "la", "ville", "élus", "trois", "heures")
PATIENCE_S = 15.0


def write_articles(folder: Path, count: int, *, sentences: int = 8) -> None:
    """Write so many articles of so many sentences of random words."""
    chance = random.Random(1)
    folder.mkdir()
    for number in range(count):
        lines = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences)]
        (folder / f"{number:03}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Runner:
    """Starts `audit run` on the `count` articles in `folder`/articles, and reads what it left."""

    folder: Path
    count: int
    models: tuple[str, ...] = ()

    @property
    def articles(self) -> Path:
        """The folder of the articles."""
        return self.folder / "articles"

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """Start, or go on with, the run of this name, with a cache and a process group of its own."""
        words = ["run", str(self.articles), "--out", str(self.folder / name), "--quiet", *self.models]
        own = {CACHE_VARIABLE: str(self.folder / f"cache-{name}"), "OMP_NUM_THREADS": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", "audit", *words],
            env=os.environ | own,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def forget(self, name: str) -> None:
        """Remove the run of this name and its cache."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.rmtree(self.folder / f"cache-{name}", ignore_errors=True)

    def reports(self, name: str) -> int:
        """How many reports the run has written so far."""
        return sum(1 for _ in (self.folder / name).glob("articles/*.md"))

    def has_progressed(self, name: str, since: float, reports: int) -> bool:
        """Whether the run has begun and written so many reports since that time (seconds of the epoch)."""
        folder = self.folder / name
        if not _is_newer(folder / "state.sqlite-wal", since):
            return False
        return sum(_is_newer(report, since) for report in folder.glob("articles/*.md")) >= reports

    def outlived(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether anything that the process has started is still there after some seconds."""
        end = time.monotonic() + PATIENCE_S
        while left := _is_living(process.pid):
            if time.monotonic() > end:
                break
            time.sleep(0.05)
        return left

    def outcome(self, name: str) -> dict[str, bytes]:
        """Every file of the run but its database."""
        folder = self.folder / name
        files = (path for path in folder.rglob("*") if path.is_file())
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in files
            if not path.name.startswith("state.sqlite")
        }


def _is_living(group: int) -> bool:
    """Whether a process of this group is still at work. One that ended and was not waited for is not."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, own, *_ = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if int(own) == group and state != "Z":
            return True
    return False


def _is_newer(path: Path, since: float) -> bool:
    try:
        return path.stat().st_mtime >= since
    except OSError:
        return False
