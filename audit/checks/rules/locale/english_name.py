"""Flags places, bodies and acronyms under their English name (à London, la White House, l’IMF).

Why it matters: they have a French name that every reader knows and searches for; the English one betrays that
the line was translated without looking.

Known false alarms: names of clubs and firms that hold such a name are told by the capital that follows.
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.tables import read_table
from audit.checks.views.quotations import WITHIN_SENTENCE, blackened
from audit.checks.views.readings import JOURNALISM

SMALL = "à|de|du|des|au|aux|en|dans|vers|depuis|entre|et|contre|sur|pour|par|la|le|les"
LEAD = rf"(?<![\w’'-])(?P<lead>(?:{SMALL}) |[dlDL][’'])"
ALONE = r"(?![\w’'-]|[ ][A-ZÀ-Ý&0-9]|, [A-ZÀ-Ý]|\.[\w])"
ARTICLE = r"(?<![\w’'-])(?P<lead>[dl][’']|(?:la|le|du|au|les|aux) )"
ELIDED_ONLY = frozenset({"EU", "UN", "WHO"})
"""Acronyms that are words or other acronyms elsewhere: read so only behind l’, d’."""
QUOTED = re.compile(rf"{WITHIN_SENTENCE}|\([^()]*\)")
VOWEL = re.compile("[AEIOUYÉÈÊÎÔÂH]", re.IGNORECASE)
NAMESAKES = {"London": "Ontario", "Vienna": "Virgini", "Athens": "Ohio", "Geneva": "Illinois"}
"""Towns elsewhere, and what an article that means them names as well."""
SHOUTED = re.compile(r"[a-zà-ÿ]{3}")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for passage in article.readings(JOURNALISM):
        plain = blackened(QUOTED, passage.plain)
        if not SHOUTED.search(plain):
            continue
        for match in (m for pattern in _patterns() for m in pattern.finditer(plain)):
            french = _french()[match["name"]]
            if NAMESAKES.get(match["name"], "\n\n") in passage.text:
                continue
            yield Hit(
                span=passage.span_of(match, "name"),
                message=f"“{match['name']}” is “{french}” in French.",
                suggestion=french if _fits(match, french) else None,
            )


@cache
def _french() -> dict[str, str]:
    return {row["english"]: row["french"] for row in read_table("english_names")}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    kinds: dict[str, list[str]] = {}
    for row in read_table("english_names"):
        elided = row["english"] in ELIDED_ONLY
        kinds.setdefault("elided" if elided else row["kind"], []).append(row["english"])
    leads = {
        "person": r"(?<![\w’'-])(?P<lead>)",
        "place": LEAD,
        "body": LEAD,
        "acronym": ARTICLE,
        "elided": r"(?<![\w’'-])(?P<lead>[dl][’'])",
    }
    return tuple(
        re.compile(
            f"{leads[kind]}(?P<name>{'|'.join(sorted(names, key=len, reverse=True))})"
            + (r"(?!\w)" if kind == "person" else ALONE)
        )
        for kind, names in kinds.items()
    )


def _fits(match: re.Match[str], french: str) -> bool:
    """Whether the French name can stand there as the English one does, elision and article included."""
    if french.lower().startswith(("la ", "le ")) or not match["name"][1].islower():
        return False
    bound = match["lead"].endswith(("’", "'")) or match["lead"] in ("de ", "la ", "le ")
    return not bound or bool(VOWEL.match(french)) == match["lead"].endswith(("’", "'"))


CHECK = Check(id="LO12", category=Category.NAME_FORMAT, severity=Severity.MINOR, look=_look)
