"""Run configuration: TOML → a frozen `RunConfig`. An unknown key is refused, never ignored."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from audit.errors import ConfigError
from audit.records import Severity

__all__ = ["ChecksConfig", "ModelSpec", "RunConfig", "ScoresConfig", "TranslationConfig", "load_config"]

Positive = Annotated[int, Meta(ge=1)]
Device = Annotated[str, Meta(pattern=r"^(auto|cpu|cuda(:\d+)?)$")]


class ModelSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A MarianMT checkpoint: a folder, the name of a bundled model, or a hub name with a pinned revision."""

    name: str
    revision: str | None = None


class TranslationConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which models translate, on what, and how hard they search."""

    back: ModelSpec = ModelSpec(name="compact-fr-en")
    forth: ModelSpec = ModelSpec(name="compact-en-fr")
    engine: Literal["auto", "transformers", "ctranslate2"] = "auto"
    device: Device = "auto"
    dtype: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    beam: Positive = 4
    max_tokens: Positive = 128
    batch_tokens: Positive = 4096
    round_trip: Literal["auto", "always", "never"] = "auto"


class ScoresConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How scores are bounded: bootstrap samples over passages, and when an article is too short."""

    bootstrap_samples: Positive = 1000
    short_article_words: Positive = 300


class ChecksConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which checks look, how severe they are, and their thresholds; all by check name."""

    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}


class RunConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything a run depends on beside its articles."""

    translation: TranslationConfig = TranslationConfig()
    scores: ScoresConfig = ScoresConfig()
    checks: ChecksConfig = ChecksConfig()

    @property
    def digest(self) -> str:
        """SHA-256 of the configuration in canonical form, so that two runs can be told apart."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()


def load_config(path: Path) -> RunConfig:
    """Read a configuration file.

    Raises:
        ConfigError: if it is not readable, not TOML, or has a key or value that means nothing.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}", hint="Check --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}", hint="Mend the file") from error
    _refuse_unknown(table, RunConfig, path, ())
    try:
        return msgspec.convert(table, RunConfig)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {error}", hint="See configs/default.toml for every key") from error


def _refuse_unknown(
    table: dict[str, Any], kind: type[msgspec.Struct], path: Path, above: tuple[str, ...]
) -> None:
    fields = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            close = difflib.get_close_matches(key, fields, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"Known here: {', '.join(fields)}"
            raise ConfigError(f"{path}: unknown key `{'.'.join((*above, key))}`", hint=hint)
        inner = fields[key]
        if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            _refuse_unknown(value, inner, path, (*above, key))
