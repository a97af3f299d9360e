"""The checks there are: every module of the folder `rules` that holds a `CHECK`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any

from audit.checks import rules
from audit.checks.check import Check
from audit.config.grammalecte import ID, NAME

__all__ = ["OUTSIDE", "all_checks", "find_check", "find_id", "find_name"]

OUTSIDE = {NAME: ID}
"""What programs beside ours report, by name: no checks, but their findings are configured like ours."""


@cache
def all_checks() -> tuple[Check[Any], ...]:
    """Every check, sorted by id.

    Raises:
        ValueError: if two checks share an id, or a check is not named after its file.
    """
    found: dict[str, Check[Any]] = {}
    for module in pkgutil.iter_modules(rules.__path__):
        check: Check[Any] = import_module(f"{rules.__name__}.{module.name}").CHECK
        if check.name != module.name:
            raise ValueError(f"check {check.id} is named {check.name!r} but lives in {module.name}.py")
        if check.id in found:
            raise ValueError(f"{check.id} is both {found[check.id].name!r} and {check.name!r}")
        found[check.id] = check
    return tuple(found[key] for key in sorted(found))


def find_check(key: str) -> Check[Any] | None:
    """The check with this id or name, whatever the case; None if there is none."""
    wanted = key.casefold()
    return next((c for c in all_checks() if wanted in (c.id.casefold(), c.name.casefold())), None)


def find_name(key: str) -> str | None:
    """The name of the check, or of the program beside ours, with this id or name; None if there is none."""
    check = find_check(key)
    wanted = key.casefold()
    outside = (name for name, one in OUTSIDE.items() if wanted in (name, one.casefold()))
    return check.name if check else next(outside, None)


def find_id(key: str) -> str | None:
    """The id of the check, or of the program beside ours, with this id or name; None if there is none."""
    check = find_check(key)
    wanted = key.casefold()
    outside = (one for name, one in OUTSIDE.items() if wanted in (name, one.casefold()))
    return check.id if check else next(outside, None)
