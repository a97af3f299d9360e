"""The batch scripts do what they say, with a stand-in for Slurm's variables."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit.engines.kept.cache_folders import CACHE_VARIABLE

pytestmark = pytest.mark.process

CONFIGS = Path(__file__).parents[2] / "configs"
TEXT = "Le conseil municipal a voté mardi le budget {} de la ville.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for number in range(4):
        (tmp_path / "articles" / f"a{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    command = tmp_path / "bin" / "audit"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m audit "$@"\n')
    command.chmod(0o755)
    return tmp_path


def call(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, CACHE_VARIABLE: str(folder / "cache")} | variables
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_slurm_array_and_merge(folder: Path) -> None:
    script, articles, run = str(CONFIGS / "slurm-array.sbatch"), str(folder / "articles"), str(folder / "run")
    for index in ("1", "2"):
        done = call(
            folder,
            *("bash", script, articles, run),
            SLURM_ARRAY_TASK_ID=index,
            SLURM_ARRAY_TASK_COUNT="2",
            SLURM_ARRAY_TASK_MIN="1",
            AUDIT_OPTIONS="--device cpu",
        )
        assert done.returncode == 0, done.stderr
    shards = sorted(str(path) for path in (folder / "run" / "shards").iterdir())
    done = call(folder, "audit", "merge", *shards, "--out", str(folder / "merged"))
    assert done.returncode == 0, done.stderr
    results = (folder / "merged" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line[: line.index(",", 30)].split('"id":')[1] for line in results] == [
        f'"a{number}"' for number in range(4)
    ]


def test_slurm_script_outside_an_array(folder: Path) -> None:
    done = call(folder, "bash", str(CONFIGS / "slurm-array.sbatch"), "articles", "run")
    assert done.returncode != 0
    assert "job array" in done.stderr
