"""How alike the words around a place of one text and a place of another are."""

import re
from collections.abc import Collection, Sequence

from audit.checks.views.excerpts import Bounded
from audit.language.word_patterns import FIGURE_OR_HYPHENATED

REACH = 3
"""Words on either side that tell what is said of a name."""
APART = 0.5
"""What a word counts that stands on the right side, but not as near; one in its very place counts 1."""
_OWNED = re.compile(r"['’]s?\b")


def likeness(
    original: str, here: Bounded, back: str, there: Bounded, names: Collection[str] = frozenset()
) -> float:
    """How many words around two places are the same, on the same side."""
    sides = zip(_around(original, here), _around(back, there), strict=True)
    return sum(
        1.0 if word in theirs[i : i + 1] else APART
        for ours, theirs in sides
        for i, word in enumerate(ours)
        if word in theirs and word not in names
    )


def _around(text: str, place: Bounded) -> tuple[Sequence[str], Sequence[str]]:
    """The words before a place, the nearest first, and those after it."""
    before = [word.casefold() for word in FIGURE_OR_HYPHENATED.findall(text[: place.start])][-REACH:]
    owned = _OWNED.match(text, place.end)
    after = [
        word.casefold() for word in FIGURE_OR_HYPHENATED.findall(text[owned.end() if owned else place.end :])
    ][:REACH]
    return before[::-1], after
