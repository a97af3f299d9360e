"""Where a model is found, and what is said when it is nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from audit.config import ModelSpec
from audit.engines.checkpoints import locating
from audit.engines.checkpoints.locating import Located, is_hub_name, locate
from audit.errors import ModelError

COMMIT = "c4aed37b318c763fd177aa449b44e3b783cc6c02"


@pytest.fixture
def bundled(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bundled"
    shutil.copytree(tiny, folder / "small-fr-en")
    monkeypatch.setattr(locating, "bundled_folders", lambda: (tmp_path / "nothing", folder))
    return folder


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty hub cache, and no network."""
    import huggingface_hub
    from huggingface_hub import constants

    def unreachable(*_args: object, **_options: object) -> None:
        raise ConnectionError("Name or service not known\nsecond line")

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    return tmp_path / "hub"


def fill(hub: Path, tiny: Path, *, leave_out: str = "") -> Path:
    """Put a model into the hub's cache, in the layout huggingface_hub gives it."""
    repository = hub / "models--some--model"
    snapshot = repository / "snapshots" / COMMIT
    shutil.copytree(tiny, snapshot)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(COMMIT)
    if leave_out:
        (snapshot / leave_out).unlink()
    return snapshot


def test_folder(tiny: Path) -> None:
    assert locate(ModelSpec(name=str(tiny))) == Located(folder=tiny, name="tiny")


def test_bundled_name(bundled: Path) -> None:
    assert locate(ModelSpec(name="small-fr-en")) == Located(
        folder=bundled / "small-fr-en", name="small-fr-en"
    )


@pytest.mark.parametrize("revision", [None, COMMIT])
def test_hub_name_in_the_cache(hub: Path, tiny: Path, revision: str | None) -> None:
    snapshot = fill(hub, tiny)
    for download in (True, False):
        found = locate(ModelSpec(name="some/model", revision=revision), download=download)
        assert found == Located(folder=snapshot, name="some/model", commit=COMMIT)


@pytest.mark.parametrize("leave_out", ["", "model.safetensors", "source.spm"])
def test_hub_name_out_of_reach(hub: Path, tiny: Path, leave_out: str) -> None:
    if leave_out:
        fill(hub, tiny, leave_out=leave_out)
    with pytest.raises(ModelError) as caught:
        locate(ModelSpec(name="some/model", revision=COMMIT))
    text = str(caught.value)
    assert "not in the cache and cannot be downloaded (Name or service not known)" in text
    assert f"hf download some/model --revision {COMMIT} --local-dir model" in text
    assert "\n" not in text


def test_looking_does_not_download(hub: Path) -> None:
    with pytest.raises(ModelError, match="is not downloaded yet"):
        locate(ModelSpec(name="some/model"), download=False)


@pytest.mark.parametrize(
    ("there", "weights"),
    [
        (["model.safetensors", "pytorch_model.bin", "tf_model.h5", "evil.py"], "model.safetensors"),
        (["pytorch_model.bin", "rust_model.ot", "evil.py"], "pytorch_model.bin"),
    ],
)
def test_only_what_is_needed_is_downloaded(
    hub: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], weights: str
) -> None:
    import huggingface_hub
    from huggingface_hub.hf_api import ModelInfo

    asked: list[str] = []

    def download(
        _name: str, *, allow_patterns: list[str] | None = None, local_files_only: bool = False, **_: object
    ) -> str:
        if local_files_only:
            raise FileNotFoundError
        asked.extend(allow_patterns or ["*"])
        return str(hub / COMMIT)

    siblings = [{"rfilename": name} for name in there]
    monkeypatch.setattr(
        huggingface_hub.HfApi,
        "model_info",
        lambda *_args, **_options: ModelInfo(id="some/model", siblings=siblings),
    )
    monkeypatch.setattr(huggingface_hub, "snapshot_download", download)
    assert locate(ModelSpec(name="some/model", revision="main")).commit == COMMIT
    assert weights in asked and "source.spm" in asked
    assert not any("*" in name or name.endswith((".py", ".h5", ".ot")) for name in asked)
    assert ("pytorch_model.bin" in asked) == (weights == "pytorch_model.bin")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("./missing", "path"),
        ("missing/deep/folder", "path"),
        ("smal-fr-en", "bundled model (small-fr-en)"),
        ("", "bundled"),
    ],
)
def test_unknown_name(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as caught:
        locate(ModelSpec(name=name))
    assert hint in caught.value.hint


def test_hub_names() -> None:
    assert is_hub_name("Helsinki-NLP/opus-mt-fr-en")
    assert not any(map(is_hub_name, ["compact-fr-en", "./a/b", "../a", "/a/b", "a/b/c", "~/a", "a/"]))
