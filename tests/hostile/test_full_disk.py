"""A full disk breaks a run off in one line; with more room the same command ends as if nothing had been."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.engines.kept.cache_folders import CACHE_VARIABLE
from bench.killed_run import write_articles

pytestmark = [pytest.mark.process, pytest.mark.slow]

ARTICLES = 30
LOG_PROB = re.compile(rb'"log_prob":[^,}]+')
"""The batches are others, and so is the order in which numbers are added up."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, where the system lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(words, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def audit(tmp_path: Path) -> Callable[[Path], subprocess.CompletedProcess[str]]:
    write_articles(tmp_path / "articles", ARTICLES, sentences=2)
    environment = os.environ | {CACHE_VARIABLE: str(tmp_path / "cache")}

    def run(out: Path) -> subprocess.CompletedProcess[str]:
        words = ["run", str(tmp_path / "articles"), "--out", str(out), "--device", "cpu"]
        words = [sys.executable, "-m", "audit", *words]
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_full_disk(
    disk: Path, tmp_path: Path, audit: Callable[[Path], subprocess.CompletedProcess[str]]
) -> None:
    broken = audit(disk / "run")
    assert broken.returncode == 4
    assert "no room left" in broken.stderr
    assert "Traceback" not in broken.stderr
    subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
    assert audit(disk / "run").returncode == audit(tmp_path / "whole").returncode == 0
    results = [(folder / "results.jsonl").read_bytes() for folder in (disk / "run", tmp_path / "whole")]
    assert results[0].count(b"\n") == ARTICLES
    assert LOG_PROB.sub(b"", results[0]) == LOG_PROB.sub(b"", results[1])
