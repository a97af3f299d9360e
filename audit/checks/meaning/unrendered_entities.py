"""Names and figures of the original that the French has nowhere: what no paraphrase leaves out."""

from audit.checks.french.capitals import Name, capitalised, forms
from audit.checks.meaning.entities import same_name
from audit.checks.views.pairs import Pair
from audit.language.lexicon import is_word
from audit.text import folded
from audit.values.extraction import quantities
from audit.values.quantity import Tongue

_SHORTEST = 4
"""Letters of a name; shorter ones are too easily taken for others."""


def is_anything_unsaid(pair: Pair, start: int, end: int) -> bool:
    """Whether this stretch of the original has a name or a figure that the French lacks."""
    names = (name for name in capitalised(pair.original) if start <= name.start < end)
    lost = (name for name in names if _is_certain(name) and not _is_said(name, pair))
    return next(lost, None) is not None or _has_lost_figure(pair, start, end)


def _is_certain(name: Name) -> bool:
    """Whether it is a name, not an ordinary word that begins a sentence or stands in a title."""
    return not name.initial and len(name.text) >= _SHORTEST and not is_word(name.text, "en")


def _is_said(name: Name, pair: Pair) -> bool:
    """Whether the French has the name, however spelt, or a neighbour has it whose own original has not."""
    near = "" if name.text in pair.near_original else pair.near_french
    for text in (pair.text, near, pair.back or ""):
        words = forms(text)
        if folded(name.text) in words or any(_is_alike(name, word) for word in words.values()):
            return True
    return False


def _is_alike(name: Name, word: str) -> bool:
    return word[0].isupper() and same_name(word, name.text)


def _has_lost_figure(pair: Pair, start: int, end: int) -> bool:
    said = frozenset().union(*(found.readings for found in quantities(pair.text, Tongue.FRENCH)))
    return any(
        not quantity.readings & said
        for quantity in quantities(pair.original, Tongue.ENGLISH)
        if start <= quantity.core.start < end and pair.original[quantity.core.start].isdigit()
    )
