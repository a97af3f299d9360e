"""Flags a name that is spelt in two ways in one article.

Why it matters: a reader takes Tymochenko and Tymosenko for two people; a search finds half of what was said.

Known false alarms: two people, places or firms whose names differ by a letter in the middle. Endings are left
alone, because feminines, plurals and case endings differ there, and so are pairs that the original has too or
that are given side by side (Fribourg/Freiburg).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, Span
from audit.checks.french.capitals import capitalised
from audit.checks.meaning.entities import is_country
from audit.language.lexicon import is_word
from audit.text import folded, without_accents

SHORTEST = 6
ENDING = 2
CLOSE = 0.8
GIVEN = re.compile(r"(?P<name>[A-ZÀ-Ý][\w’'-]+)[ \u00a0]\Z")
NEAR = 30
"""How far before a surname a given name may begin; two people have two of them (Jürgen, Elisabeth)."""


@dataclass(slots=True)
class _Spelling:
    text: str
    spans: list[Span]
    given: set[str] = field(default_factory=set)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    spellings = list(_spellings(article).values())
    original = article.original.casefold()
    for one, other in combinations(spellings, 2):
        if not _is_one_name(one.text, other.text) or _both_in(original, one.text, other.text):
            continue
        two_people = one.given and other.given and one.given.isdisjoint(other.given)
        if not two_people and not _side_by_side(article.text, one.text, other.text):
            rare, usual = sorted((one, other), key=lambda spelling: len(spelling.spans))
            yield Hit(
                span=rare.spans[0],
                message=f"Spelt “{rare.text}” here, but “{usual.text}” elsewhere in the article.",
                places=tuple(Place(span=span) for span in rare.spans),
            )


def _spellings(article: ArticleView) -> dict[str, _Spelling]:
    found: dict[str, _Spelling] = {}
    for passage in article.readings():
        for name in capitalised(passage.text):
            if len(name.text) >= SHORTEST and not name.text.isupper() and _is_proper(name.text):
                spelling = found.setdefault(name.text, _Spelling(name.text, []))
                spelling.spans.append(passage.locate(name))
                given = GIVEN.search(passage.text, max(0, name.start - NEAR), name.start)
                if given and not is_word(given["name"], "fr"):
                    spelling.given.add(given["name"])
    return found


def _is_proper(name: str) -> bool:
    """Whether it is no ordinary word in a capital, nor one of the countries and continents we know."""
    return not (is_word(name, "fr") or is_word(name, "en") or is_country(name))


def _is_one_name(one: str, other: str) -> bool:
    """Whether two spellings differ inside the word by a letter or two, or by letters that sound alike."""
    first, second = map(folded, (one, other))
    if first == second or first[0] != second[0] or first in second or second in first:
        return False
    if "-" in first or "-" in second or first[:-ENDING] == second[:-ENDING]:
        return False
    shared = len(_common_prefix(first, second))
    if shared >= min(len(first), len(second)) - ENDING:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() >= CLOSE and _changed_letters(matcher) <= 2


def _common_prefix(first: str, second: str) -> str:
    size = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    return first[:size]


def _changed_letters(matcher: SequenceMatcher[str]) -> int:
    steps = (step for step in matcher.get_opcodes() if step[0] != "equal")
    return sum(max(stop - start, end - begin) for _, start, stop, begin, end in steps)


def _both_in(original: str, *names: str) -> bool:
    plain = without_accents(original)
    return bool(original) and all(folded(name) in plain for name in names)


def _side_by_side(text: str, one: str, other: str) -> bool:
    """Whether the article gives one name for the other: Fribourg/Freiburg, Zakhariv (Sakhariv)."""
    between = r"(?: ?[/(=] ?|,? (?:ou|dite?|alias) )"
    pairs = "|".join(f"{a}{between}{b}" for a, b in ((one, other), (other, one)))
    return re.search(rf"\b(?:{pairs})\b", text) is not None


CHECK = Check(id="ST20", category=Category.INCONSISTENT_TERM, severity=Severity.MINOR, look=_look)
