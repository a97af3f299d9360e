"""Patterns made of words, and patterns that are long enough to lie in data files."""

import re
from collections.abc import Iterable, Mapping

from audit.data_files import read_sections

_REFERENCE = re.compile(r"\{(?P<name>[a-z][a-z ]*)\}")


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first, so that `dix-sept` beats `dix`."""
    return one_of(sorted(words, key=lambda word: (-len(word), word)))


def one_of(patterns: Iterable[str]) -> str:
    """A pattern that matches what one of the patterns does; the first that fits decides."""
    return f"(?:{'|'.join(patterns)})"


def read_patterns(package: str, name: str, known: Mapping[str, str] = {}) -> dict[str, tuple[str, ...]]:
    """The patterns of `data/<name>.txt`, a line each, under the `[section]` they stand in.

    `{section}` in a pattern stands for one of that section's patterns, or for one that is `known`. Only
    earlier sections can be named.

    Raises:
        KeyError: if a pattern names a section that is none.
    """
    found: dict[str, tuple[str, ...]] = {}
    meanings = dict(known)
    for section, lines in read_sections(package, name).items():
        found[section] = tuple(_REFERENCE.sub(lambda match: meanings[match["name"]], line) for line in lines)
        meanings[section] = one_of(found[section])
    return found


def compiled_patterns(package: str, name: str, known: Mapping[str, str] = {}) -> dict[str, re.Pattern[str]]:
    """The same, one compiled pattern a section."""
    sections = read_patterns(package, name, known)
    return {section: re.compile(one_of(patterns)) for section, patterns in sections.items()}
