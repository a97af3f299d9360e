"""A model folder that cannot work is refused before any work, with one line that names the file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from audit.config import ModelSpec, TranslationConfig
from audit.engines.checkpoints.checking import check_model
from audit.engines.checkpoints.locating import Located
from audit.engines.opening import open_engine
from audit.errors import ModelError
from tests.engines.tiny import POSITIONS

Array = np.ndarray[Any, np.dtype[Any]]


def remove(*names: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return damage


def replace(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(content) and None


def shorten(name: str, by: int) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:-by]) and None


def change(name: str, **keys: object) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        table = json.loads((folder / name).read_text())
        (folder / name).write_text(json.dumps(table | keys))

    return damage


def without_tensors(start: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = folder / "model.safetensors"
        save_file(
            {name: array for name, array in load_file(path).items() if not name.startswith(start)}, path
        )

    return damage


def with_tensor(name: str, make: Callable[[Array], Array]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = folder / "model.safetensors"
        tensors = load_file(path)
        save_file(tensors | {name: np.ascontiguousarray(make(tensors[name]))}, path)

    return damage


def filled(value: float) -> Callable[[Array], Array]:
    """One number of the tensor is this."""

    def make(tensor: Array) -> Array:
        tensor.reshape(-1)[-1] = value
        return tensor

    return make


FC1, NORM = "model.encoder.layers.1.fc1.weight", "model.decoder.layers.0.self_attn_layer_norm.weight"

DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "no weights": (remove("model.safetensors"), "incomplete: model.safetensors is missing"),
    "no files": (remove("vocab.json", "source.spm"), "incomplete: vocab.json, source.spm is missing"),
    "empty weights": (replace("model.safetensors", b""), "model.safetensors is damaged"),
    "text as weights": (
        replace("model.safetensors", b"version https://git-lfs"),
        "model.safetensors is damaged",
    ),
    "half downloaded": (shorten("model.safetensors", 1000), "model.safetensors is damaged"),
    "missing tensors": (
        without_tensors("model.decoder.layers.0.fc1"),
        "2 tensors are missing, first model.decoder",
    ),
    "missing embedding": (without_tensors("model.shared"), "there is no embedding in it"),
    "other size": (
        change("config.json", d_model=64),
        r"\(\d*,? ?32.*\), but config.json says \(\d*,? ?64.*\)",
    ),
    "broken config": (shorten("config.json", 5), "config.json is damaged"),
    "binary config": (replace("config.json", b"\xff\xfe{"), "config.json is damaged"),
    "another model": (change("config.json", model_type="t5"), "no MarianMT model: its model_type is 't5'"),
    "another activation": (change("config.json", activation_function="gelu_new"), "activation 'gelu_new'"),
    "two vocabularies": (
        change("config.json", share_encoder_decoder_embeddings=False),
        "one vocabulary per language",
    ),
    "odd special token": (change("config.json", pad_token_id=9999), "special token lies outside"),
    "broken vocabulary": (shorten("vocab.json", 5), "vocab.json is damaged"),
    "foreign vocabulary": (change("vocab.json", far=99999), "vocab.json is damaged: it has tokens beyond"),
    "no unknown token": (replace("vocab.json", b'{"a": 1}'), "vocab.json is damaged: it has no token <unk>"),
    "broken sentencepiece": (replace("target.spm", b"no model"), "target.spm is damaged"),
    "empty sentencepiece": (replace("source.spm", b""), "source.spm is damaged"),
    "not a number": (with_tensor(FC1, filled(np.nan)), f"{FC1} holds numbers that are none"),
    "infinite": (with_tensor(NORM, filled(-np.inf)), f"{NORM} holds numbers that are none"),
    "huge": (with_tensor("final_logits_bias", filled(1e30)), "final_logits_bias holds numbers .* too large"),
    "zeros": (with_tensor("model.shared.weight", np.zeros_like), "model.shared.weight is nothing but zeros"),
    "transposed": (
        with_tensor(FC1, np.transpose),
        r"fc1.weight is \(32, 64\), but config.json says \(64, 32\)",
    ),
    "flat": (with_tensor(NORM, lambda tensor: tensor[None]), r"is \(1, 32\), but config.json says \(32,\)"),
    "short bias": (
        with_tensor("final_logits_bias", lambda tensor: tensor[:, 1:]),
        "final_logits_bias is .* but config.json says",
    ),
    "whole numbers": (with_tensor(FC1, lambda tensor: tensor.astype(np.int32)), f"{FC1} is of type I32"),
    "inner width": (change("config.json", decoder_ffn_dim=32), "but config.json says"),
    "no heads": (change("config.json", decoder_attention_heads=0), "config.json is damaged: .*heads"),
    "odd heads": (change("config.json", encoder_attention_heads=5), "cannot be shared out among"),
    "layers below none": (change("config.json", encoder_layers=-1), "config.json is damaged: .*layers"),
    "layers beyond number": (change("config.json", decoder_layers=10**23), "config.json is damaged"),
    "positions beyond memory": (
        change("config.json", max_position_embeddings=10**12),
        "config.json is damaged: .*positions|config.json is damaged: .*position",
    ),
    "special token below none": (change("config.json", eos_token_id=-1), "config.json is damaged: .*eos"),
    "deep config": (replace("config.json", b"[" * 100_000), "config.json is damaged"),
    "broken tokenizer": (replace("tokenizer_config.json", b"{"), "tokenizer_config.json is damaged"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGES.values(), ids=DAMAGES)
@pytest.mark.filterwarnings("error")
def test_damage_is_named(
    tiny: Path,
    tmp_path: Path,
    damage: Callable[[Path], None],
    message: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "model"))
    damage(folder)
    with pytest.raises(ModelError, match=message) as caught:
        check_model(Located(folder=folder, name="model"))
    assert str(folder) in str(caught.value)
    assert caught.value.hint and "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    assert capfd.readouterr() == ("", "")


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not exist"):
        check_model(Located(folder=tmp_path / "none", name="none"))


@pytest.mark.parametrize("engine", ["transformers", "ctranslate2"])
def test_pickle_that_would_run_code_is_refused(tiny: Path, tmp_path: Path, engine: str) -> None:
    import pickle

    class Trap:
        def __reduce__(self):
            return Path.touch, (tmp_path / "ran",)

    folder = Path(shutil.copytree(tiny, tmp_path / "model"))
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"model.shared.weight": Trap()}, protocol=2))
    config = TranslationConfig(engine=engine)  # type: ignore[arg-type]
    with pytest.raises(ModelError, match=r"pytorch_model\.bin is damaged"):
        open_engine(ModelSpec(name=str(folder)), config)
    assert not (tmp_path / "ran").exists()


def test_revision_follows_the_content(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "copy"))
    original = check_model(Located(folder=tiny, name="tiny")).revision
    assert check_model(Located(folder=folder, name="copy")).revision == original
    change("vocab.json", new=5)(folder)
    assert check_model(Located(folder=folder, name="copy")).revision != original


def test_revision_of_a_hub_model_is_its_commit(tiny: Path) -> None:
    assert check_model(Located(folder=tiny, name="a/b", commit="c0ffee")).revision == "c0ffee"


@pytest.mark.parametrize(
    ("limit", "longest"), [(50, 50), (10**30, POSITIONS), (None, POSITIONS), (0, POSITIONS)]
)
def test_the_model_s_own_limit_counts(tiny: Path, tmp_path: Path, limit: int | None, longest: int) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "copy"))
    change("tokenizer_config.json", model_max_length=limit)(folder)
    assert check_model(Located(folder=folder, name="copy")).longest == longest
    remove("tokenizer_config.json")(folder)
    assert check_model(Located(folder=folder, name="copy")).longest == POSITIONS
