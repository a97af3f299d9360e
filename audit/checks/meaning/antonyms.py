"""Words that exclude one another, and where the French has one and its original another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from audit.checks.meaning.polarity import NOT
from audit.checks.meaning.surroundings import likeness
from audit.checks.tables import read_table
from audit.checks.views.pairs import Pair
from audit.language.word_patterns import LETTERS
from audit.records import Span
from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue, ValueKind

ENOUGH = 1.5
"""How much of what stands around two words must be the same: a word at the very place counts 1, one near
it half."""
NEAR = 35
"""Characters on either side of a word in which a negation may turn it round."""
_NOT = re.compile(rf"\b(?:{NOT}|un(?!der|til|ion|iqu|iv|ifo|ific|ite)\w{{4,}})\b", re.IGNORECASE)

_FEW = re.compile(
    r"\b(?:quelques|plusieurs|\w+aines? d[’'e]|few|several|some|couple of|dozens? of) ?\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the things that exclude one another, with the words for it."""

    name: str
    french: re.Pattern[str]
    english: re.Pattern[str]
    rendered: re.Pattern[str]
    """All English words that its French may stand for, those that prove nothing else among them."""


@cache
def _groups() -> tuple[tuple[_Kind, ...], ...]:
    found: dict[str, list[_Kind]] = {}
    for row in read_table("contraries"):
        rendered = "|".join(filter(None, (row["english"], row["loose"])))
        kind = _Kind(row["kind"], _words(row["french"]), _words(row["english"]), _words(rendered))
        found.setdefault(row["group"], []).append(kind)
    return tuple(map(tuple, found.values()))


def _words(pattern: str) -> re.Pattern[str]:
    """Whole words that begin with the pattern."""
    return re.compile(rf"\b(?:{pattern})[^\W\d_]*", re.IGNORECASE)


def contraries(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Where a word of the French stands in whose place the original has its contrary, and where that stands.

    The original has nothing that the word could render, and the back-translation must say what the French
    does and not what the original does. Where one of the two denies more often, the contrary may be right
    (“n’a pas réussi”, “failed”).
    """
    if not pair.back:
        return
    groups = _told_apart(pair.back, pair.original)
    if not groups:
        return
    as_often = len(_NOT.findall(pair.back)) == len(_NOT.findall(pair.original))
    for number in groups:
        group = _groups()[number]
        found = _alone(group, pair) if as_often else None
        found = found or _beside(group, pair)
        if found is None or _denied_by_prefix(pair.back, found[1].of(pair.original)):
            continue
        if _count_alike(pair, *found):
            yield found


def _denied_by_prefix(back: str, word: str) -> bool:
    """Whether the word says no by its prefix, and the back-translation denies: unknown, not known."""
    return word.casefold().startswith("un") and _NOT.search(back) is not None


def _told_apart(back: str, original: str) -> list[int]:
    """The groups of which either text has a word that the other has not: most are ruled out cheaply."""
    ours, theirs = (Counter(LETTERS.findall(text.casefold())) for text in (back, original))
    said, told = (
        {group for word in words for group in _groups_of(word)} for words in (ours - theirs, theirs - ours)
    )
    return sorted(said & told)


@lru_cache(maxsize=65536)
def _groups_of(word: str) -> frozenset[int]:
    """The groups of which a word of English, alone or with the next, says one kind."""
    phrase = re.compile(rf"[|(:]{re.escape(word)} ")
    return frozenset(
        number
        for number, group in enumerate(_groups())
        if any(kind.english.match(word) or phrase.search(kind.english.pattern) for kind in group)
    )


def _alone(group: Sequence[_Kind], pair: Pair) -> tuple[Span, Span] | None:
    """The one kind of a group that only the French names, where the original names one it does not."""
    ours = {kind.name: match for kind in group if (match := kind.french.search(pair.text))}
    if not ours:
        return None
    theirs = {kind.name: match for kind in group if (match := kind.english.search(pair.original))}
    strange = [kind for kind in group if kind.name in ours and not _may_render(kind, pair)]
    lost = [kind for kind in group if kind.name in theirs and kind.name not in ours]
    if len(strange) == len(lost) == 1 and _is_told(pair.back or "", strange[0], lost[0]):
        return Span.of_match(ours[strange[0].name]), Span.of_match(theirs[lost[0].name])
    return None


def _beside(group: Sequence[_Kind], pair: Pair) -> tuple[Span, Span] | None:
    """Two kinds of which the French names one oftener, the original the other, amid the same words."""
    back = pair.back or ""
    for strange in group:
        ours = list(strange.french.finditer(pair.text))
        if len(ours) <= len(strange.rendered.findall(pair.original)):
            continue
        for lost in group:
            theirs = list(lost.english.finditer(pair.original))
            if lost is strange or len(theirs) <= len(lost.french.findall(pair.text)):
                continue
            for told, said in product(strange.english.finditer(back), theirs):
                if _is_in_place(pair.original, said, back, told, (strange, lost)):
                    return Span.of_match(_nearest(ours, told, pair)), Span.of_match(said)
    return None


def _is_in_place(
    original: str, said: re.Match[str], back: str, told: re.Match[str], kinds: tuple[_Kind, _Kind]
) -> bool:
    """Whether a word of the back-translation stands amid the words that surround one of the original.

    It must fit there better than where the original has a word of its kind, the other likewise, and neither
    side may deny oftener near.
    """
    strange, lost = kinds
    fit = likeness(original, Span.of_match(said), back, Span.of_match(told))
    if fit < ENOUGH or _denials_near(original, said) != _denials_near(back, told):
        return False
    own = [
        likeness(original, Span.of_match(one), back, Span.of_match(told))
        for one in strange.english.finditer(original)
    ]
    other = [
        likeness(original, Span.of_match(said), back, Span.of_match(one))
        for one in lost.english.finditer(back)
    ]
    return fit > max(own + other, default=0.0)


def _denials_near(text: str, word: re.Match[str]) -> int:
    return len(_NOT.findall(text[max(0, word.start() - NEAR) : word.end() + NEAR]))


def _nearest(places: Sequence[re.Match[str]], told: re.Match[str], pair: Pair) -> re.Match[str]:
    """Of the French words, the one about as far into its sentence as the one told is into the other."""
    share = told.start() / len(pair.back or " ")
    return min(places, key=lambda place: abs(place.start() / len(pair.text) - share))


def _count_alike(pair: Pair, french: Span, english: Span) -> bool:
    """Whether no other number stands before the one word than before the other.

    A year and a half is eighteen months, and “quelques heures plus tôt” may be “earlier in the day”.
    """
    ours = _number_before(pair.text, french, Tongue.FRENCH)
    theirs = _number_before(pair.original, english, Tongue.ENGLISH)
    if ours is None or theirs is None:
        few = (
            _FEW.search(text, 0, word.start) for text, word in ((pair.text, french), (pair.original, english))
        )
        return ours is theirs and len({found is None for found in few}) == 1
    return not ours.readings.isdisjoint(theirs.readings)


def _number_before(text: str, word: Span, language: Tongue) -> Quantity | None:
    """The number that ends right before a word, or counts it as its unit."""
    return next(
        (q for q in quantities(text, language) if 0 <= word.start - q.core.end <= 1 and _counts(q)), None
    )


def _counts(value: Quantity) -> bool:
    """Whether it is a number, and no day: Tuesday evening."""
    return value.kind is ValueKind.NUMBER and value.states_number


def _may_render(kind: _Kind, pair: Pair) -> bool:
    """Whether the original has a word for it, or its neighbours, from which it may have moved here."""
    moved = kind.english.search(pair.near_original) and not kind.french.search(pair.near_french)
    return bool(kind.rendered.search(pair.original) or moved)


def _is_told(back: str, wrong: _Kind, right: _Kind) -> bool:
    return bool(wrong.english.search(back)) and not right.english.search(back)
