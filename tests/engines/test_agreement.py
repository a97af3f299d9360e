"""The engines agree with the reference, and with themselves on every form of the same checkpoint."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from audit.config import ModelSpec, TranslationConfig
from audit.engines.opening import open_engine
from audit.records import Translation
from tests.engines.alike import assert_alike
from tests.engines.conftest import Opener
from tests.engines.tiny import SENTENCES, write_tiny


def translate(folder: Path, engine: str, beam: int = 4) -> list[Translation]:
    config = TranslationConfig(engine=engine, dtype="float32", beam=beam)  # type: ignore[arg-type]
    return open_engine(ModelSpec(name=str(folder)), config).translate(SENTENCES)


FAST = ["ctranslate2", "torch"]


@pytest.mark.parametrize("beam", [1, 4])
@pytest.mark.parametrize("activation", ["swish", "relu"])
def test_fast_engines_are_the_reference_in_float32(tmp_path: Path, beam: int, activation: str) -> None:
    folder = write_tiny(tmp_path / "model", seed=beam, activation_function=activation)
    expected = translate(folder, "transformers", beam)
    for engine in FAST:
        assert_alike(translate(folder, engine, beam), expected)


def test_hypotheses_that_never_end_are_cut_alike(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "model")
    weights = load_file(folder / "model.safetensors")
    weights["final_logits_bias"][0, 0] = -50
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    expected = translate(folder, "transformers")
    assert all(one.truncated for one in expected)
    for engine in FAST:
        assert_alike(translate(folder, engine), expected)


def test_int8_is_close(opened: Opener) -> None:
    """Half the sentences within 0.02 where int8 products are summed whole, 0.11 on AVX2, which saturates."""
    exact = opened("ctranslate2 float32").translate(SENTENCES)
    coarse = opened("ctranslate2").translate(SENTENCES)
    differences = [abs((a.log_prob or 0) - (b.log_prob or 0)) for a, b in zip(exact, coarse, strict=True)]
    assert np.median(differences) < 0.4
    assert opened("ctranslate2").fingerprint.dtype == "int8"


@pytest.mark.parametrize("engine", ["transformers", *FAST])
def test_a_pickled_checkpoint_is_the_same(tiny: Path, tmp_path: Path, engine: str) -> None:
    import torch

    folder = Path(shutil.copytree(tiny, tmp_path / "pickled"))
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save(
        {name: torch.from_numpy(array) for name, array in weights.items()}, folder / "pytorch_model.bin"
    )
    assert_alike(translate(folder, engine), translate(tiny, engine))


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_half_precision_weights_are_read(tiny: Path, tmp_path: Path, dtype: str) -> None:
    import torch
    from safetensors.torch import load_file as load_tensors
    from safetensors.torch import save_file as save_tensors

    folder = Path(shutil.copytree(tiny, tmp_path / dtype))
    tensors = load_tensors(folder / "model.safetensors")
    halved = {name: tensor.to(getattr(torch, dtype)) for name, tensor in tensors.items()}
    save_tensors(halved, folder / "model.safetensors", metadata={"format": "pt"})
    expected = translate(folder, "transformers")
    for engine in FAST:
        assert_alike(translate(folder, engine), expected)


def test_settings_of_the_folder_change_nothing(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "set"))
    (folder / "generation_config.json").write_text(
        '{"num_beams": 6, "max_length": 3, "forced_eos_token_id": 0, "do_sample": true, "length_penalty": 9}'
    )
    assert_alike(translate(folder, "transformers"), translate(tiny, "transformers"))
