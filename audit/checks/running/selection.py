"""Which checks look in a run, how severe and with what thresholds: the configuration applied."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from audit.checks.check import Check
from audit.checks.running.registry import all_checks, find_check, find_name
from audit.config import ChecksConfig
from audit.errors import ConfigError
from audit.records import Severity

__all__ = ["Catalogue", "named_check", "select_checks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The checks of a run; `options` are keyed by check name, `severities` also by a program's."""

    checks: tuple[Check[Any], ...]
    severities: dict[str, Severity]
    options: dict[str, msgspec.Struct]


def select_checks(config: ChecksConfig) -> Catalogue:
    """The checks a configuration selects.

    Raises:
        ConfigError: for a name or id no check has, or an option its check does not know; and where nothing
            would be left to look, because a run without checks finds nothing and seems clean.
    """
    only = {_name(key) for key in config.only}
    disabled = {_name(key) for key in config.disable}
    checks = tuple(c for c in all_checks() if (not only or c.name in only) and c.name not in disabled)
    if not checks and not config.proofreads:
        raise ConfigError("no check is left to run", hint="Shorten `checks.disable` or `checks.only`")
    given = {named_check(key).name: table for key, table in config.options.items()}
    return Catalogue(
        checks=checks,
        severities={_name(key): severity for key, severity in config.severity.items()},
        options={
            check.name: _options(check, _house(check, config) | given.get(check.name, {}))
            for check in all_checks()
            if check.name in given or _house(check, config)
        },
    )


def named_check(key: str) -> Check[Any]:
    """The check with this id or name.

    Raises:
        ConfigError: if there is none.
    """
    check = find_check(key)
    if check is None:
        known = [name for c in all_checks() for name in (c.name, c.id)]
        raise ConfigError(f"there is no check `{key}`", hint=_close(key, known))
    return check


def _name(key: str) -> str:
    """The name of a check, or of a program beside ours."""
    return find_name(key) or named_check(key).name


def _house(check: Check[Any], config: ChecksConfig) -> dict[str, Any]:
    """The house glossary, for the checks whose options have a place for it."""
    asks = "glossary" in check.options.__struct_fields__
    return {"glossary": config.glossary} if asks and config.glossary else {}


def _options(check: Check[Any], table: dict[str, Any]) -> msgspec.Struct:
    known = [field.name for field in msgspec.structs.fields(check.options)]
    for key in table:
        if key not in known:
            raise ConfigError(f"check {check.name} has no option `{key}`", hint=_close(key, known))
    try:
        options: msgspec.Struct = msgspec.convert(
            msgspec.to_builtins(check.options) | table, type(check.options)
        )
    except msgspec.ValidationError as error:
        raise ConfigError(f"checks.options.{check.name}: {error}") from error
    return options


def _close(key: str, known: Iterable[str]) -> str:
    known = list(known)
    close = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean `{close[0]}`?" if close else "See `audit checks`"
