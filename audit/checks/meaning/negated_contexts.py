"""Negations of one English text whose surroundings another has too, without a negation.

Counting negations, and asking whether one stands about as far into the sentence, says nothing of a sentence
that holds several, or a word that denies by its sense elsewhere. The words right beside the negation do: what
one text denies of them, the other affirms.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.checks.meaning.polarity import NOT, Denial, unshared_senses
from audit.checks.tables import word_list
from audit.language.lemmas import lemma
from audit.language.word_patterns import WITH_APOSTROPHES

REACH = 6
"""Words on either side of a negation that tell what is denied."""
FIRST = 3
"""One of the first so many content words behind it must be said of the other, too: the verb or its object."""
SHIFT = 3
"""How many words further off, or nearer, they may stand in the other text."""
BESIDE = 60
"""Characters on either side of a negation in which a word that denies by its sense may be known."""
FEWEST, SHARE = 2, 0.5
"""How many content words the two surroundings must share, and how large a part of them all."""
_SHORTEST = 4
_DENYING = re.compile(rf"{NOT}|non|any\w*|ever|unable", re.IGNORECASE)
_SMALL = word_list("negated_contexts.small")
_WEAK = ("still", "only", "up to")
"""What denies by its sense, but not so that it could stand for a “not” in the same place."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: where each begins and ends, and what it counts as, None where it tells nothing."""

    places: tuple[tuple[int, int], ...]
    lemmas: tuple[str | None, ...]

    def around(self, low: int, high: int) -> set[str | None]:
        """What stands from word `low` to before word `high`."""
        return set(self.lemmas[max(0, low) : max(0, high)])


def affirmed(text: str, denials: Sequence[Denial], other: str) -> Iterator[Denial]:
    """The denials of a text whose surroundings the other has without anything that denies beside them."""
    ours, theirs = _read(text), _read(other)
    for denial in denials:
        inside = [
            i for i, (start, end) in enumerate(ours.places) if end > denial.start and start < denial.end
        ]
        known = text[max(0, denial.start - BESIDE) : denial.end + BESIDE]
        denying = _denying(other, theirs, known)
        if inside and _is_affirmed(ours, inside[0], inside[-1], theirs, denying):
            yield denial


def _is_affirmed(ours: _Words, first: int, last: int, theirs: _Words, denying: Sequence[int]) -> bool:
    """Whether the words around `first` to `last` stand together in the other text, and nowhere denied."""
    after, before = ours.lemmas[last + 1 : last + 1 + REACH], ours.lemmas[max(0, first - REACH) : first]
    telling = [(offset, word) for offset, word in enumerate(after, start=1) if word]
    needed = max(FEWEST, SHARE * len({*after, *before} - {None}))
    found = False
    for offset, word in telling[:FIRST]:
        for place in (i for i, one in enumerate(theirs.lemmas) if one == word):
            spot = place - offset
            if any(spot - REACH <= i <= place + REACH - 1 for i in denying):
                return False
            same = theirs.around(spot - SHIFT, spot + REACH + SHIFT) & {*after}
            same |= theirs.around(spot - REACH - SHIFT, spot + SHIFT) & {*before}
            found = found or len(same - {None}) >= needed
    return found


def _read(text: str) -> _Words:
    found = list(WITH_APOSTROPHES.finditer(text))
    return _Words(
        tuple(match.span() for match in found), tuple(_telling_lemma(match[0].casefold()) for match in found)
    )


def _telling_lemma(word: str) -> str | None:
    tells = (len(word) >= _SHORTEST and word not in _SMALL) or word.isdigit()
    return lemma(word, "en") if tells and not _DENYING.fullmatch(word) else None


def _denying(text: str, words: _Words, known: str) -> list[int]:
    """Which words deny, be it by a sense that the `known` text beside the negation has not as well."""
    found = unshared_senses(text, known)
    senses = [start for start in found if not text[start:].casefold().startswith(_WEAK)]
    return [
        i
        for i, (start, end) in enumerate(words.places)
        if _DENYING.fullmatch(text[start:end]) or any(start <= sense < end for sense in senses)
    ]
