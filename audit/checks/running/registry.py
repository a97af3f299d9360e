"""The checks there are: every module of the folders in `rules` holds one, `CHECK`; plug-ins bring others."""

import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from audit.checks import rules
from audit.checks.check import Check
from audit.plugins import CHECKS, load_plugin, plugged, unusable

DIMENSIONS = {
    "AC": "accuracy",
    "TE": "terminology",
    "LI": "language",
    "ST": "style",
    "LO": "locale",
    "DE": "design",
    "GR": "language",
}
"""The folder of a check by the letters of its id: the dimensions of MQM. Plug-ins take other letters."""
ID = re.compile(r"[A-Z]{2}\d{2}")


@cache
def own_checks() -> tuple[Check[Any], ...]:
    """Every check of this distribution, sorted by id.

    Raises:
        ValueError: if two checks share an id, or one is not in the folder of its id or the file of its name.
    """
    found: dict[str, Check[Any]] = {}
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        if module.ispkg:
            continue
        check: Check[Any] = import_module(module.name).CHECK
        place = (DIMENSIONS[check.id[:2]], check.name)
        if tuple(module.name.split(".")[-2:]) != place:
            raise ValueError(f"{check.id} belongs into {'/'.join(place)}.py, not into {module.name}")
        if check.id in found:
            raise ValueError(f"{check.id} is both {found[check.id].name!r} and {check.name!r}")
        found[check.id] = check
    return tuple(found[key] for key in sorted(found))


@cache
def all_checks() -> tuple[Check[Any], ...]:
    """Every check, those of plug-ins last.

    Raises:
        PluginError: if a plug-in's check cannot be used, or has the id or the name of another.
    """
    return (*own_checks(), *sorted(_plugged_checks(), key=lambda check: check.id))


def _plugged_checks() -> Iterator[Check[Any]]:
    taken = {key.casefold(): check for check in own_checks() for key in (check.id, check.name)}
    for entry in plugged(CHECKS):
        check = load_plugin(entry)
        if not isinstance(check, Check):
            raise unusable(entry, f"it is of type {type(check).__name__}, not a Check")
        if not ID.fullmatch(check.id) or check.id[:2] in DIMENSIONS:
            ours = ", ".join(DIMENSIONS)
            raise unusable(entry, f"the id {check.id} is not two letters, other than {ours}, and two digits")
        for key in (check.id, check.name):
            if other := taken.get(key.casefold()):
                raise unusable(entry, f"`{key}` is the check {other.id} {other.name} already")
            taken[key.casefold()] = check
        yield check


@cache
def _by_key() -> dict[str, Check[Any]]:
    return {key.casefold(): check for check in all_checks() for key in (check.id, check.name)}


def find_check(key: str) -> Check[Any] | None:
    """The check with this id or name, whatever the case; None if there is none."""
    return _by_key().get(key.casefold())


@cache
def known_keys() -> frozenset[str]:
    """The ids and names of all checks, case-folded."""
    return frozenset(_by_key())


def documentation(check: Check[Any]) -> str:
    """What a check flags, why it matters and its known false alarms; its first paragraph says it in short."""
    return inspect.cleandoc(sys.modules[check.look.__module__].__doc__ or "")
