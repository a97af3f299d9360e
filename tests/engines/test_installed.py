"""What is installed is described without loading, downloading or writing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.config import ModelSpec, TranslationConfig
from audit.engines import device
from audit.engines.installed import inspect_installation
from audit.engines.kept.cache_folders import CACHE_VARIABLE


def test_ready(tiny: Path, cache: Path) -> None:
    spec = ModelSpec(name=str(tiny))
    found = inspect_installation(TranslationConfig(back=spec, forth=spec, post_editor=spec, device="cpu"))
    assert found.is_ready
    assert found.engine == "ctranslate2" and found.problem is None
    assert dict(found.libraries)["ctranslate2"]
    assert [model.role for model in found.models] == ["fr→en", "en→fr", "post-editor"]
    assert all(model.folder == tiny and model.size > 10_000 and model.revision for model in found.models)
    assert found.cache == cache and found.cores >= 1


def test_missing(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "none"))
    monkeypatch.setattr(device, "cuda_names", lambda: ())
    config = TranslationConfig(
        back=ModelSpec(name=str(tmp_path / "gone")), forth=ModelSpec(name=str(tiny)), device="cuda"
    )
    found = inspect_installation(config)
    assert not found.is_ready
    assert found.engine is None and "device cuda was asked for" in (found.problem or "")
    assert "there is no model" in (found.models[0].problem or "") and found.models[1].problem is None
    assert found.cache_size == 0 and not found.cache.exists()
