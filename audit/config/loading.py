"""Reads a configuration file and the files it names. An unknown key is refused, never ignored."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from audit.config.entries import nearest, read_toml
from audit.config.glossary import load_glossary
from audit.config.run_config import RunConfig
from audit.config.suppressions import load_suppressions
from audit.errors import ConfigError
from audit.records import FittedWitness

LARGEST = 1 << 50


def load_config(path: Path, today: date | None = None) -> RunConfig:
    """Read a configuration file, and the glossary, suppressions and witness it names, relative to its folder.

    Suppressions that ran out before `today` (the day it is, unless told otherwise) are left out.

    Raises:
        ConfigError: if a file is not readable, not TOML, or has a key or value that means nothing.
    """
    table = read_toml(path, "--config")
    try:
        _refuse_impossible(table, path)
        _refuse_unknown(table, RunConfig, path)
        checks = table.get("checks")
        if isinstance(checks, dict):
            table = table | {"checks": checks | _house_lists(checks, path.parent, today or date.today())}
        translation = table.get("translation")
        if isinstance(translation, dict) and "witness" in translation:
            witness = _read_witness(translation["witness"], path.parent)
            table = table | {"translation": translation | {"witness": witness}}
        return msgspec.convert(table, RunConfig)
    except (msgspec.ValidationError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}", hint="See configs/default.toml for every key") from error


def _house_lists(checks: dict[str, Any], folder: Path, today: date) -> dict[str, Any]:
    lists: dict[str, Any] = {}
    if "glossary" in checks:
        lists["glossary"] = load_glossary(checks["glossary"], folder)
    if "suppressions" in checks:
        lists["suppressions"] = load_suppressions(checks["suppressions"], folder, today)
    return lists


def _read_witness(value: object, folder: Path) -> FittedWitness:
    """What `audit calibrate` wrote, its path relative to `folder`."""
    try:
        return msgspec.json.decode((folder / str(value)).read_bytes(), type=FittedWitness)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        hint = "Give the path of a file that `audit calibrate` wrote"
        raise ConfigError(f"`translation.witness` cannot be read: {error}", hint=hint) from error


def _refuse_impossible(value: object, path: Path, name: str = "") -> None:
    """No key takes a number below zero, beyond a petabyte, or one that is none."""
    if isinstance(value, dict):
        for key, one in value.items():
            _refuse_impossible(one, path, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list):
        for one in value:
            _refuse_impossible(one, path, name)
    elif isinstance(value, int | float) and not 0 <= value <= LARGEST:
        raise ConfigError(f"{path}: `{name}` is {str(value)[:20]}", hint="Give a number that is possible")


def _refuse_unknown(table: dict[str, Any], kind: type[msgspec.Struct], path: Path, above: str = "") -> None:
    fields = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        name = f"{above}{key}"
        if key not in fields:
            hint = nearest(key, fields, f"Known here: {', '.join(fields)}")
            raise ConfigError(f"{path}: unknown key `{name}`", hint=hint)
        inner = fields[key]
        if isinstance(value, dict) and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            _refuse_unknown(value, inner, path, f"{name}.")
        for place, given, allowed in _choices(name, value, inner):
            if given not in allowed:
                raise ConfigError(f"{path}: `{place}` is {given!r}", hint=f"One of {', '.join(allowed)}")


def _choices(name: str, value: object, kind: object) -> Iterator[tuple[str, object, list[str]]]:
    """Each place in `value` that has a closed list of words, what it holds, and the list."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield name, value, [str(member.value) for member in kind]
    elif get_origin(kind) is Literal:
        yield name, value, list(get_args(kind))
    elif get_origin(kind) is dict and isinstance(value, dict):
        for key, one in value.items():
            yield from _choices(f"{name}.{key}", one, get_args(kind)[1])
