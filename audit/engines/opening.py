"""Opens the engine a configuration asks for. Importing this module is cheap; opening is not."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from audit.config import ModelSpec, TranslationConfig
from audit.engines.device import torch_device
from audit.engines.engine import Engine
from audit.errors import ModelError
from audit.records import EngineFingerprint

if TYPE_CHECKING:
    from audit.engines.converted.ctranslate2_engine import CTranslate2Searcher
    from audit.engines.recorded_steps.torch_engine import TorchSearcher
    from audit.engines.reference.transformers_engine import TransformersSearcher

EngineName = Literal["ctranslate2", "transformers", "torch"]


def open_engine(
    spec: ModelSpec, config: TranslationConfig, into: Literal["en", "fr"] | None = None
) -> Engine:
    """The model of `spec`, found, checked and loaded; by a sentence translated too where `into` is given.

    Raises:
        ModelError: if the model is missing, incomplete, damaged or does not translate `into` that language
            from the other, or the engine is not installed.
        UsageError: if the device that was asked for is not there.
    """
    from audit.engines.checkpoints.checking import check_model
    from audit.engines.checkpoints.locating import locate
    from audit.engines.checkpoints.tokenizer import Tokenizer
    from audit.engines.marian import MarianEngine
    from audit.engines.specimens import check_specimen

    name = choose_engine(config)
    checkpoint = check_model(locate(spec))
    tokenizer = Tokenizer(checkpoint)
    engine = MarianEngine(tokenizer, _searcher(name)(checkpoint, tokenizer, config))
    if into is not None:
        check_specimen(engine, into)
    return engine


def read_fingerprint(spec: ModelSpec, config: TranslationConfig) -> EngineFingerprint:
    """The fingerprint of the engine that `open_engine` would give; no weights are loaded.

    Raises:
        ModelError: as `open_engine` does.
        UsageError: as `open_engine` does.
    """
    from audit.engines.checkpoints.checking import check_model
    from audit.engines.checkpoints.locating import locate

    return _searcher(choose_engine(config)).fingerprint_of(check_model(locate(spec)), config)


def choose_engine(config: TranslationConfig) -> EngineName:
    """The engine that `engine` and `device` amount to.

    `auto` means torch on a GPU; on a CPU ctranslate2 where it is installed, else transformers.

    Raises:
        ModelError: if the engine asked for is not installed.
        UsageError: if the device asked for is not there.
    """
    if config.engine == "auto":
        if torch_device(config.device) != "cpu":
            return "torch"
        return "ctranslate2" if _is_installed("ctranslate2") else "transformers"
    if not _is_installed(config.engine):
        raise ModelError(
            f"engine {config.engine} is not installed", hint=f"Run `python -m pip install {config.engine}`"
        )
    return config.engine


def _searcher(name: EngineName) -> type[CTranslate2Searcher | TorchSearcher | TransformersSearcher]:
    if name == "ctranslate2":
        from audit.engines.converted.ctranslate2_engine import CTranslate2Searcher

        return CTranslate2Searcher
    if name == "torch":
        from audit.engines.recorded_steps.torch_engine import TorchSearcher

        return TorchSearcher
    from audit.engines.reference.transformers_engine import TransformersSearcher

    return TransformersSearcher


def _is_installed(name: str) -> bool:
    return find_spec(name) is not None
