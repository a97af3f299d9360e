"""Strings without which a pattern cannot match: looking for them first is many times cheaper."""

import re
from functools import cache

_ANY = "\0"
_LOOSE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
"""Escapes and sets of characters: they may stand for several strings, and hold signs without meaning."""
_GROUP = re.compile(r"\([^()]*\)")
_REPEATED = re.compile(r".(?:[?*+]|\{[^{}]*\})\??|[.^$]", re.DOTALL)


@cache
def literals(pattern: str) -> tuple[str, ...]:
    """Strings of which one, at least, stands in whatever the pattern matches, in the case it is written in.

    Only what stands outside of groups and is matched once counts; `("",)` where that is nothing. Patterns
    with flags that change what letters match (`(?i)`, `(?x)`) are not understood.
    """
    bare = _LOOSE.sub(_ANY, pattern)
    while (fewer := _GROUP.sub(_ANY, bare)) != bare:
        bare = fewer
    bare = _REPEATED.sub(_ANY, bare)
    return tuple(max(way.split(_ANY), key=len) for way in bare.split("|"))
