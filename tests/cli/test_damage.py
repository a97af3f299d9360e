"""What is read back from a disk is not believed: a changed bit is told, or changes nothing."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Audit, Outcome

TEXT = "Le conseil municipal a voté mardi le budget {} de la ville, les BRICS. , et le reste.\n"
DELIVERABLES = ("results.jsonl", "index.md", "articles/un.md", "articles/trois.md")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("un", "deux", "trois"):
        (folder / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    return folder


def flip(path: Path, places: list[int]) -> None:
    content = bytearray(path.read_bytes())
    for place in places:
        content[place // 8] ^= 1 << place % 8
    path.write_bytes(content)


def told(outcome: Outcome) -> bool:
    return outcome.code in (2, 4) and "Traceback" not in outcome.err and "audit: " in outcome.err


def written(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in DELIVERABLES]


@pytest.mark.parametrize("times", [12, pytest.param(200, marks=[pytest.mark.slow, pytest.mark.timeout(900)])])
@pytest.mark.parametrize("name", ["state.sqlite", "run.json", "articles/un.md"])
@pytest.mark.parametrize("command", ["judge", "run", "merge"])
def test_flipped_bits(
    audit: Audit, articles: Path, tmp_path: Path, name: str, command: str, times: int
) -> None:
    whole, run = tmp_path / "whole", tmp_path / "run"
    code = audit("run", articles, "--out", whole, "--fail-on", "major").code
    words = {
        "judge": ("judge", run, "--fail-on", "major"),
        "run": ("run", articles, "--fail-on", "major"),
        "merge": ("merge", run, "--out", tmp_path / "merged", "--fail-on", "major"),
    }[command]
    chance = random.Random(f"{name} {command} {times}")
    tellings = 0
    for _ in range(times):
        shutil.rmtree(run, ignore_errors=True)
        shutil.rmtree(tmp_path / "merged", ignore_errors=True)
        shutil.copytree(whole, run)
        size = 8 * (run / name).stat().st_size
        places = [chance.randrange(size) for _ in range(chance.choice([1, 1, 30]))]
        flip(run / name, places)
        outcome = audit(*words)
        tellings += outcome.code != code
        folder = tmp_path / "merged" if command == "merge" else run
        if outcome.code == code and command != "merge" and name == "articles/un.md":
            continue  # what somebody writes into it is theirs, and an answer where it fills a box
        same = outcome.code == code and written(folder) == written(whole)
        assert same or told(outcome), (places, outcome.code, outcome.err)
        if told(outcome) and command == "run":
            anew = audit(*words, "--fresh")
            if anew.code == 2:
                anew = audit(*words, "--out", tmp_path / "merged")
            assert anew.code == code, (places, anew.err)
    assert tellings or (command, name) in {
        ("run", "run.json"),
        ("run", "articles/un.md"),
        ("judge", "articles/un.md"),
    }
