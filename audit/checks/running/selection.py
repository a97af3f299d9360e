"""Which checks look in a run, how severe and with what thresholds: the configuration applied."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import msgspec

from audit.checks.check import Check, Need
from audit.checks.running.registry import all_checks, find_check
from audit.config import ChecksConfig
from audit.config.entries import nearest
from audit.errors import ConfigError
from audit.records import RuleGroup, Severity

O = TypeVar("O", bound=msgspec.Struct)  # noqa: E741

SEE = "See `audit checks`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The checks of a run; `severities` and `options` hold what is not a check's own, by its name."""

    checks: tuple[Check[Any], ...]
    severities: dict[str, Severity]
    options: dict[str, msgspec.Struct]

    @property
    def remark_groups(self) -> tuple[RuleGroup, ...] | None:
        """The groups of Grammalecte's rules that are looked at; None where it need not be asked."""
        check = next((one for one in self.checks if Need.REMARKS in one.needs), None)
        return self.options_of(check).groups if check else None

    def options_of(self, check: Check[O]) -> O:
        """The thresholds in force."""
        return cast("O", self.options.get(check.name, check.options))


def select_checks(config: ChecksConfig) -> Catalogue:
    """The checks a configuration selects.

    Raises:
        ConfigError: for a name or id no check has, or an option its check does not know; and where nothing
            would be left to look, because a run without checks finds nothing and seems clean.
    """
    only, disabled = _names(config.only), _names(config.disable)
    on = (check for check in all_checks() if config.grammalecte or Need.REMARKS not in check.needs)
    checks = tuple(check for check in on if (not only or check.name in only) and check.name not in disabled)
    if not checks:
        raise ConfigError("no check is left to run", hint="Shorten `checks.disable` or `checks.only`")
    given = {named_check(key).name: table for key, table in config.options.items()}
    tables = [(check, _house(check, config) | given.get(check.name, {})) for check in all_checks()]
    return Catalogue(
        checks=checks,
        severities={named_check(key).name: severity for key, severity in config.severity.items()},
        options={check.name: _options(check, table) for check, table in tables if table},
    )


def _names(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(named_check(key).name for key in keys)


def named_check(key: str) -> Check[Any]:
    """The check with this id or name.

    Raises:
        ConfigError: if there is none.
    """
    check = find_check(key)
    if check is None:
        # Of ids the next one in letters and digits is any other check.
        known = [one.name for one in all_checks()]
        raise ConfigError(f"there is no check `{key}`", hint=nearest(key, known, SEE))
    return check


def _house(check: Check[Any], config: ChecksConfig) -> dict[str, Any]:
    """What a configuration sets for all checks whose options have a place for it."""
    house = {"glossary": config.glossary, "groups": config.grammalecte_groups}
    own = msgspec.structs.asdict(check.options)
    return {key: value for key, value in house.items() if key in own and value != own[key]}


def _options(check: Check[Any], table: dict[str, Any]) -> msgspec.Struct:
    known = check.options.__struct_fields__
    for key in table:
        if key not in known:
            raise ConfigError(f"check {check.name} has no option `{key}`", hint=nearest(key, known, SEE))
    try:
        options: msgspec.Struct = msgspec.convert(
            msgspec.to_builtins(check.options) | table, type(check.options)
        )
    except msgspec.ValidationError as error:
        raise ConfigError(f"checks.options.{check.name}: {error}") from error
    return options
