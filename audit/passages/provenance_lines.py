"""Provenance: lines that name where the article was taken from."""

import re

from audit.language.display_names import language_name
from audit.language.patterns import any_of, read_patterns

NAMED = any_of(language_name(code, "fr") for code in ("en", "fr", "ru", "es", "de", "it"))
LINES = read_patterns("audit.passages", "provenance", {"language": f"en {NAMED}"})["line"]
PATTERNS = tuple(map(re.compile, LINES))
DOMAIN = re.compile(r"(?:https?://)?(?P<domain>(?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?")
LONGEST = 200
MOST_WORDS = 9
"""A source is named in a few words; `Source : une étude publiée lundi montre que…` is prose."""


def named_source(plain: str) -> str | None:
    """The name or domain that a provenance line gives; None if the paragraph is none."""
    if len(plain) > LONGEST:
        return None
    match = next((match for pattern in PATTERNS if (match := pattern.fullmatch(plain))), None)
    return _name(match["source"].strip(" .()")) if match else None


def _name(source: str) -> str | None:
    if domain := DOMAIN.search(source):
        return domain["domain"]
    return source if source and len(source.split()) <= MOST_WORDS else None
