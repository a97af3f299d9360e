"""A device that was asked for is used or refused, never replaced."""

from __future__ import annotations

import pytest

from audit.config import TranslationConfig
from audit.engines import device
from audit.engines.device import check_cuda, core_count, cuda_index, torch_device
from audit.engines.opening import choose_engine
from audit.errors import ModelError, UsageError


@pytest.fixture(params=[0, 1, 2])
def gpus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    count: int = request.param
    monkeypatch.setattr(device, "cuda_names", lambda: ("GPU",) * count)
    return count


def test_auto_takes_a_gpu_if_there_is_one(gpus: int) -> None:
    assert torch_device("auto") == ("cuda" if gpus else "cpu")
    assert torch_device("cpu") == "cpu"


@pytest.mark.parametrize(("asked", "needed"), [("cuda", 1), ("cuda:0", 1), ("cuda:1", 2), ("cuda:7", 8)])
def test_a_gpu_that_is_not_there_is_an_error(gpus: int, asked: str, needed: int) -> None:
    if gpus >= needed:
        assert torch_device(asked) == asked
        return
    with pytest.raises(UsageError, match=f"device {asked} was asked for") as caught:
        torch_device(asked)
    assert caught.value.exit_code == 2


def test_auto_engine_follows_the_device(gpus: int) -> None:
    assert choose_engine(TranslationConfig()) == ("torch" if gpus else "ctranslate2")
    assert choose_engine(TranslationConfig(device="cpu")) == "ctranslate2"
    assert choose_engine(TranslationConfig(device="cpu", engine="transformers")) == "transformers"


def test_auto_engine_without_ctranslate2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.engines.opening._is_installed", lambda name: name != "ctranslate2")
    assert choose_engine(TranslationConfig(device="cpu")) == "transformers"
    with pytest.raises(ModelError, match="pip install ctranslate2"):
        choose_engine(TranslationConfig(engine="ctranslate2"))


def test_message_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="there is only cuda:0 to cuda:1"):
        check_cuda("cuda:2", 2, "torch")


def test_cores_and_numbers() -> None:
    assert core_count() >= 1
    assert [cuda_index(name) for name in ("cpu", "cuda", "cuda:0", "cuda:11")] == [0, 0, 0, 11]
