"""Flags a name that the original spells otherwise by a slip of the pen: letters exchanged, doubled, mistaken.

Why it matters: nobody is so sure to notice as the one whose name it is; a search misses
the article.

Known false alarms: none is raised where French may have a spelling of its own. Either the article itself
spells the name as the original does elsewhere, or the same letters stand in another order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, Need, NoOptions
from audit.checks.lexicon import is_word
from audit.checks.names import Name, capitalised, is_country
from audit.checks.pairs import Pair, linked_pairs
from audit.checks.words import without_accents
from audit.records import Evidence, Lane, Severity

SHORTEST = 5
MOST_SLIPS = 2


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    counts = Counter(name.text for name in capitalised(evidence.article.text))
    usual = {_plain(name): name for name in counts}
    for pair in linked_pairs(evidence):
        here = {_plain(name.text) for name in capitalised(pair.text)}
        there = {_plain(name.text): name for name in capitalised(pair.original)}
        lost = {key: name for key, name in there.items() if key not in here}
        for name in capitalised(pair.text) if lost else ():
            right = _right(name, lost, usual) if _plain(name.text) not in there else None
            if right is not None and counts[name.text] <= max(1, counts[right]):
                yield _hit(pair, name, right)


def _right(name: Name, lost: dict[str, Name], usual: dict[str, str]) -> str | None:
    """How the name is spelt, by the article elsewhere or by the original; None if it is no slip."""
    plain = _plain(name.text)
    if len(plain) < SHORTEST or is_word(name.text, "fr") or is_country(name.text):
        return None
    for key, english in lost.items():
        if len(key) < SHORTEST or key[0] != plain[0] or key[-1] != plain[-1]:
            continue
        if _slips(plain, key) > MOST_SLIPS or plain.replace("ou", "u") == key or is_word(key, "fr"):
            continue
        if key in usual:
            return usual[key]
        if sorted(key) == sorted(plain) and name.text.isascii():
            return english.text
    return None


def _plain(name: str) -> str:
    return without_accents(name).casefold()


def _slips(one: str, other: str) -> int:
    """The edit distance of Damerau: letters put in, left out, changed, or exchanged with their neighbour."""
    if abs(len(one) - len(other)) > MOST_SLIPS:
        return MOST_SLIPS + 1
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, target in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != target))
            if i > 1 and j > 1 and one[i - 2] == target and letter == other[j - 2]:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _hit(pair: Pair, name: Name, right: str) -> Hit:
    return Hit(
        span=pair.view.span(name.start, name.end),
        message=f"“{name.text}” is spelt “{right}”, as the original has it.",
        suggestion=right,
    )


CHECK = Check(
    id="AC14",
    name="name_misspelt",
    category=Category.MISTRANSLATION,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
    needs=frozenset({Need.ORIGINAL}),
)
