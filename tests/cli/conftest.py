"""Runs the command line in this process, on engines that answer by a rule."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from audit.cli.app import run_app
from audit.config import ModelSpec, TranslationConfig
from audit.engines.kept.cache_folders import CACHE_VARIABLE
from audit.runs import assembly
from audit.runs.processes.termination import Stopped
from bench.recorded_engine import RecordedEngine


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str
    folder: Path

    @property
    def results(self) -> list[dict[str, Any]]:
        lines = (self.folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def result(self, article_id: str) -> dict[str, Any]:
        return next(result for result in self.results if result["id"] == article_id)


Audit = Callable[..., Outcome]


class Hand:
    """Stands in for a process at work: does what it is called for in this one, where stand-ins reach."""

    def __init__(self, limit: float, get_ready: object, settle: object = None) -> None:
        pass

    def call(self, function: Callable[[Any], Any], item: object, *, early: bool = False) -> object:
        return function(item)

    def end(self) -> None:
        pass


ENGLISH = {
    "Le conseil municipal a voté mardi le budget de la ville.": (
        "The city council voted the city budget on Tuesday."
    ),
    "Le conseil municipal a voté jeudi le budget de la ville.": (
        "The city council voted the city budget on Thursday."
    ),
    "Les élus ont discuté pendant trois heures avant de passer au vote.": (
        "The councillors debated for three hours before the vote."
    ),
    "Le maire a remercié les habitants de leur patience.": (
        "The mayor thanked the residents for their patience."
    ),
    "Il a cité les BRICS, et l’Organisation de coopération de Shanghai.": (
        "He named the BRICS, and the Shanghai Cooperation Organisation."
    ),
}
FRENCH = {english: french for french, english in ENGLISH.items()}


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, int]:
    """Replaces the models by the table above (other text stays as it is); counts the texts translated."""
    counts = {"texts": 0}

    def open_recorded(spec: ModelSpec, config: TranslationConfig, into: str) -> RecordedEngine:
        table = ENGLISH if into == "en" else FRENCH

        def rule(text: str) -> str:
            counts["texts"] += 1
            return table.get(text, text)

        return RecordedEngine({}, rule=rule, name=spec.name)

    monkeypatch.setattr("audit.runs.processes.workers.WorkerProcess", Hand)
    monkeypatch.setattr("audit.runs.processes.standby.WorkerProcess", Hand)
    monkeypatch.setattr(assembly, "open_engine", open_recorded)
    monkeypatch.setattr(assembly, "read_expectation", lambda *_: None)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return counts


@contextmanager
def logs_as_they_were() -> Iterator[None]:
    """What a command sets up for its process, taken back for those who come after it in this one."""
    root, ours = logging.getLogger(), logging.getLogger("audit")
    handlers, levels = root.handlers[:], (root.level, ours.level)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture
def audit(
    engines: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Iterator[Audit]:
    """`audit(*words)` runs a command; `audit run` writes to tmp_path/run unless told otherwise."""

    def call(*words: str | Path) -> Outcome:
        arguments = [str(word) for word in words]
        if arguments[:1] == ["run"] and "--out" not in arguments:
            arguments += ["--out", str(tmp_path / "run")]
        monkeypatch.setattr(sys, "argv", ["audit", *arguments])
        code = code_of_app()
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err, tmp_path / "run")

    with logs_as_they_were():
        yield call


def code_of_app() -> int:
    """What the command line ends with; where it is stopped, the process itself would end here."""
    try:
        return run_app()
    except Stopped as stop:
        return stop.exit_code
