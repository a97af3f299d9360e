"""A model that is whole but translates nothing, or the other way, is refused before any work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audit.config import ModelSpec, TranslationConfig
from audit.engines.opening import editing, open_engine
from audit.engines.specimens import check_specimen
from audit.errors import ModelError
from audit.runs.auditing import audit_articles
from audit.runs.monitor import Unheard
from audit.runs.options import RunOptions
from bench.recorded_engine import RecordedEngine

BACK, FORTH, EDITOR = "compact-fr-en", "compact-en-fr", "compact-post-editor"
CPU = TranslationConfig(device="cpu")


def test_bundled_models_pass() -> None:
    open_engine(ModelSpec(name=BACK), CPU, "en")
    open_engine(ModelSpec(name=FORTH), CPU, "fr")
    open_engine(ModelSpec(name=EDITOR), editing(CPU), "edited")


@pytest.mark.parametrize(
    "rule",
    [
        str,
        str.upper,
        lambda _: "",
        lambda _: "the the the the",
        lambda _: "Der Minister sagte nichts.",
    ],
)
@pytest.mark.parametrize("into", ["en", "fr"])
def test_what_translates_nothing(rule: Callable[[str], str], into: str) -> None:
    with pytest.raises(ModelError, match="does not translate") as caught:
        check_specimen(RecordedEngine({}, rule=rule), into)
    assert "\n" not in str(caught.value)


def test_what_edits_nothing() -> None:
    with pytest.raises(ModelError, match="does not post-edit French beside English"):
        check_specimen(RecordedEngine({}, rule=lambda _: "The minister announced it."), "edited")


@pytest.mark.parametrize("model", [FORTH, "random"])
def test_a_run_is_refused_before_any_work(tiny: Path, tmp_path: Path, model: str) -> None:
    (tmp_path / "a.txt").write_text("Le conseil a voté le budget.", encoding="utf-8")
    name = str(tiny) if model == "random" else model
    options = RunOptions(paths=(str(tmp_path / "a.txt"),), out=tmp_path / "run", model=name, device="cpu")
    with pytest.raises(ModelError, match="does not translate French→English") as caught:
        audit_articles(options, Unheard())
    assert caught.value.exit_code == 2
    assert not (tmp_path / "run").exists()
