"""What a run is put together from."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from audit.runs import assembly, auditing
from audit.runs.monitor import Unheard
from audit.runs.options import RunOptions
from audit.runs.shards import Shard
from audit.runs.state.manifest import Manifest, write_manifest
from audit.runs.state.store import RunStore
from tests.engines.tiny_metricx import write_metricx

TEXT = "Le conseil municipal a voté mardi le budget de la ville.\n"


def test_a_run_on_a_cluster_loads_no_model_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    scorer = write_metricx(tmp_path / "metricx")
    config = tmp_path / "run.toml"
    config.write_text(f'[translation.metricx]\nname = "{scorer}"\ntokenizer = "{scorer}"\n', encoding="utf-8")
    handed_over: list[Manifest] = []

    def load(*_: object) -> NoReturn:
        raise AssertionError("a model was loaded")

    def keep(*words: object) -> None:
        handed_over.extend(word for word in words if isinstance(word, Manifest))
        (store,) = (word for word in words if isinstance(word, RunStore))
        write_manifest(store, handed_over[0])

    with monkeypatch.context() as stand_ins:
        stand_ins.setattr(auditing, "check_cluster", lambda _: None)
        stand_ins.setattr(auditing, "run_on_cluster", keep)
        for opening in ("open_engine", "open_scorer"):
            stand_ins.setattr(assembly, opening, load)
        options = RunOptions(
            paths=(str(tmp_path / "a.txt"),),
            out=tmp_path / "run",
            config=config,
            device="cpu",
            ray="auto",
            shard=Shard(2, 3),
        )
        auditing.audit_articles(options, Unheard())
    (manifest,) = handed_over
    engines = assembly.OpenEngines(manifest.config.translation)()
    recipe = manifest.recipe
    assert (recipe.back, recipe.forth, recipe.scorer, recipe.post_editor) == engines.fingerprints
    assert recipe.scorer is not None and recipe.post_editor is not None
    assert manifest.shard == "2/3"
