"""Flags names of countries, towns and bodies without their capital (la russie, l’onu), once per article.

Why it matters: a name in small letters is a slip that every reader sees, and no search for names finds.

Known false alarms: names that are a common word as well are left alone (chine, inde, tours).
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.checks.tables import read_table
from audit.checks.views.readings import PROSE
from audit.language.display_names import territory_names
from audit.language.lexicon import is_name, is_word

SMALL = re.compile(
    r"(?<![\w’'@#/.-])(?:(?:en|de|à|la|le|du|au|par|pour|avec|vers|dans) |[ld][’'])"
    r"(?P<name>[a-zà-ÿ]{3,20})(?![\w’'@/-]|\.\w)"
)
_ACRONYMS = ("ONU", "OTAN", "FMI", "BCE", "PIB", "OMS", "OMC", "OCDE", "AIEA")
ACRONYMS = {name.casefold(): name for name in _ACRONYMS}
COMMON = frozenset({"cologne", "madras", "bohême", "guillaume", "jacques", "maurice", "tonga"})
"""Names that are words too, though no list has them: eau de cologne, un madras."""
SHORTEST = 5
"""Letters of a name of a place that no common word resembles."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        passage.place(match, _names()[match["name"]], group="name")
        for passage in article.readings(PROSE)
        for match in SMALL.finditer(passage.text)
        if match["name"] in _names()
    )
    yield from gather(places, "Name without its capital: {count} place{s}.")


@cache
def _names() -> dict[str, str]:
    """Small letters → the name, without those that are common words."""
    names = list(territory_names("fr").values())
    names += [row["french"] for row in read_table("exonyms")]
    found = {name.casefold(): name for name in names if name.isalpha() and len(name) >= SHORTEST}
    return {small: name for small, name in found.items() if not _is_common(small)} | ACRONYMS


def _is_common(small: str) -> bool:
    return small in COMMON or (is_word(small, "fr") and not is_name(small, "fr"))


CHECK = Check(id="LI29", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
