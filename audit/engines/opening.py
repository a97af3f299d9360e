"""Opens the engine a configuration asks for. Importing this module is cheap; opening is not."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

import msgspec

from audit.config import ModelSpec, TranslationConfig
from audit.config.entries import nearest
from audit.engines.device import torch_device
from audit.engines.engine import Engine, Scorer
from audit.errors import AuditError, ConfigError, ModelError
from audit.plugins import ENGINES, load_plugin, plugged, unusable
from audit.records import EngineFingerprint

if TYPE_CHECKING:
    from audit.engines.converted.ctranslate2_engine import CTranslate2Searcher
    from audit.engines.recorded_steps.torch_engine import TorchSearcher
    from audit.engines.reference.transformers_engine import TransformersSearcher

METHODS = ("fingerprint", "translate", "score", "complete")
BUILT_IN = ("ctranslate2", "transformers", "torch")


def open_engine(
    spec: ModelSpec, config: TranslationConfig, into: Literal["en", "fr", "edited"] | None = None
) -> Engine:
    """The model of `spec`, found, checked and loaded; by a sentence translated too where `into` is given.

    Into "edited" a post-editor is asked for.

    Raises:
        ModelError: if the model is missing, incomplete, damaged or does not translate `into` that language
            from the other, or is no post-editor, or the engine is not installed.
        PluginError: if the engine is a plug-in's, and does not open.
        UsageError: if the device that was asked for is not there, or no engine has that name.
    """
    from audit.engines.specimens import check_specimen

    name = choose_engine(config)
    engine = _marian(name, spec, config) if name in BUILT_IN else _plugged(name, spec, config)
    if into is not None:
        check_specimen(engine, into)
    return engine


def _marian(name: str, spec: ModelSpec, config: TranslationConfig) -> Engine:
    from audit.engines.checkpoints.checking import check_model
    from audit.engines.checkpoints.locating import locate
    from audit.engines.checkpoints.tokenizer import Tokenizer
    from audit.engines.marian import MarianEngine

    checkpoint = check_model(locate(spec))
    tokenizer = Tokenizer(checkpoint)
    return MarianEngine(tokenizer, _searcher(name)(checkpoint, tokenizer, config))


def _plugged(name: str, spec: ModelSpec, config: TranslationConfig) -> Engine:
    """What the plug-in's function makes of the model and the configuration."""
    entry = _plugged_engines()[name]
    opening = load_plugin(entry)
    if not callable(opening):
        raise unusable(entry, f"it is of type {type(opening).__name__}, no function that opens an engine")
    try:
        engine: Engine = opening(spec, config)
    except AuditError:
        raise
    except Exception as error:  # whatever its code does: it is not ours
        raise unusable(entry, f"{type(error).__name__}: {error}") from error
    if missing := [word for word in METHODS if not hasattr(engine, word)]:
        raise unusable(entry, f"what it opens has no {' and no '.join(missing)}")
    return engine


def _plugged_engines() -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in plugged(ENGINES):
        if entry.name in (*BUILT_IN, "auto") or entry.name in found:
            raise unusable(entry, f"there is an engine `{entry.name}` already")
        found[entry.name] = entry
    return found


def read_fingerprint(spec: ModelSpec, config: TranslationConfig) -> EngineFingerprint:
    """The fingerprint of the engine that `open_engine` would give; no weights of ours are loaded.

    Raises:
        ModelError: as `open_engine` does.
        UsageError: as `open_engine` does.
    """
    from audit.engines.checkpoints.checking import check_model
    from audit.engines.checkpoints.locating import locate

    name = choose_engine(config)
    if name not in BUILT_IN:
        return _plugged(name, spec, config).fingerprint
    return _searcher(name).fingerprint_of(check_model(locate(spec)), config)


def editing(config: TranslationConfig) -> TranslationConfig:
    """The configuration to open a post-editor with: one of our engines, whatever translates.

    Its source is two texts, and so may be twice as long.
    """
    engine = config.engine if config.engine in BUILT_IN else "auto"
    return msgspec.structs.replace(config, engine=engine, max_tokens=2 * config.max_tokens)


def open_scorer(config: TranslationConfig) -> Scorer | None:
    """The sentence scorer that is asked for, found, checked and loaded; None if none is.

    Raises:
        ModelError: if its model or tokenizer is missing, incomplete, damaged or of another kind.
        UsageError: if the device is not there.
    """
    if config.metricx is None:
        return None
    from audit.engines.metricx import MetricX, check_metricx

    return MetricX(check_metricx(config.metricx), config)


def read_scorer_fingerprint(config: TranslationConfig) -> EngineFingerprint | None:
    """The fingerprint of the scorer that `open_scorer` would give, without loading it.

    Raises:
        ModelError: as `open_scorer` does.
        UsageError: as `open_scorer` does.
    """
    if config.metricx is None:
        return None
    from audit.engines.metricx import check_metricx, fingerprint_of

    return fingerprint_of(check_metricx(config.metricx), config)


def choose_engine(config: TranslationConfig) -> str:
    """The engine that `engine` and `device` amount to.

    `auto` means torch on a GPU; on a CPU ctranslate2 where it is installed, else transformers.

    Raises:
        ModelError: if the engine asked for is not installed.
        ConfigError: if no engine has that name.
        UsageError: if the device asked for is not there.
    """
    if config.engine == "auto":
        if torch_device(config.device) != "cpu":
            return "torch"
        return "ctranslate2" if _is_installed("ctranslate2") else "transformers"
    check_name(config.engine)
    if config.engine in BUILT_IN and not _is_installed(config.engine):
        raise ModelError(
            f"engine {config.engine} is not installed", hint=f"Run `python -m pip install {config.engine}`"
        )
    return config.engine


def check_name(engine: str) -> None:
    """Refuse the name of no engine.

    Raises:
        ConfigError: with the name it is most like.
    """
    if engine in ("auto", *BUILT_IN):
        return
    if engine not in (others := _plugged_engines()):
        names = ("auto", *BUILT_IN, *others)
        hint = nearest(engine, names, f"One of {', '.join(names)}")
        raise ConfigError(f"there is no engine `{engine}`", hint=hint)


def _searcher(name: str) -> type[CTranslate2Searcher | TorchSearcher | TransformersSearcher]:
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
