"""Prepositions that no French country takes: en Canada, au France, d’États-Unis."""

import re
from collections.abc import Iterator
from functools import cache

from audit.checks.tables import word_list
from audit.language.display_names import territory_names
from audit.language.patterns import any_of

_FEMININE = re.compile(r"[B-DF-HJ-NP-TV-Z][a-zà-ÿ]+e")


def misplaced_prepositions(text: str) -> Iterator[tuple[re.Match[str], str | None]]:
    """Preposition and country, with what French says if that is certain. The text has plain spaces only."""
    for match in _pattern().finditer(text):
        yield match, _fix(match)


def has_article(name: str) -> bool:
    """Whether the word begins the name of a country that takes le or les."""
    return any(one.startswith(name) for kind in ("masculine", "plural") for one in _listed(kind))


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in word_list(f"country_prepositions.{kind}"))


@cache
def _pattern() -> re.Pattern[str]:
    masculine, plural = any_of(_listed("masculine")), any_of(_listed("plural"))
    countries = {name for code, name in territory_names("fr").items() if code.isalpha()}
    others = countries - _listed("masculine") - _listed("without_article")
    feminine = any_of(name for name in others if _FEMININE.fullmatch(name))
    return re.compile(
        rf"(?<![\w’'-])(?:(?:[Ee]n|[Àà]) (?P<plural>{plural})|[Dd](?:e |[’'])(?P<of>{plural})"
        rf"|[Ee]n (?P<masculine>{masculine})|[AaDd]u (?P<feminine>{feminine}))(?![\w’'-]| [A-ZÀ-Ý\d])"
    )


def _fix(match: re.Match[str]) -> str | None:
    """Nothing for “au France”, which may be “en France” or “à la France”."""
    country = match["masculine"] or match["plural"] or match["of"]
    if country is None:
        return None
    contracted = "au" if match["masculine"] else "aux" if match["plural"] else "des"
    return f"{contracted.capitalize() if match[0][0].isupper() else contracted} {country}"
