"""Negations that were lost or gained by what stands around them in the original and the back-translation."""

import re
from collections.abc import Sequence

from audit.checks.meaning.negated_contexts import affirmed
from audit.checks.meaning.polarity import (
    MAY_DENY,
    Denial,
    clausal_denials,
    denials,
    denies_by_prefix,
    negative_words,
    outright_denials,
)
from audit.checks.views.pairs import Pair
from audit.language.lemmas import lemma
from audit.values.quantity import Tongue

_NEAR, _SHORT = 0.2, 70
"""How far apart, as a share of the sentence, a negation of the French and of its English may stand; in a
sentence shorter than `_SHORT` characters, anywhere."""
_UNABLE = re.compile(
    r"\b(?:unable|unwilling|impossible|fail(?:s|ed|ing)?|refus(?:es|ed|ing)) to\b", re.IGNORECASE
)
_OF = r"(?: (?:an?|the|any|some|this|that|these|their|his|her|its|our|all|such))* (?P<word>[^\W\d_]+)"
_WITH, _WITHOUT = (re.compile(rf"\b{word}{_OF}", re.I) for word in ("with(?! no)", "(?:without|with no)"))
_AVEC, _SANS = re.compile(r"\bavec\b", re.IGNORECASE), re.compile(r"\bsans\b", re.IGNORECASE)
_NOT_ALL = re.compile(r"(?:\bnot|n['’]t) (?:all|every\w*|always|both|necessarily)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:tou(?:s|te?s?)|chacune?|chaque|toujours|tout le monde|les deux|forcément)\b", re.I)
_NONE = re.compile(r"\b(?:aucune?|nulle?|personne|jamais)\b", re.IGNORECASE)
_NOT_ANY = re.compile(r"\b(?:none|no|never|neither|nobody|no one|nothing|any\w*)\b", re.I)
_REST = re.compile(r"[^.!?]*[.!?]?")


def lost_beside(pair: Pair) -> Denial | None:
    """The first negation of the original whose words the back-translation affirms, none near in French."""
    ours, theirs = denials(pair.text, Tongue.FRENCH), denials(pair.original, Tongue.ENGLISH)
    if not pair.back or len(ours) > len(theirs):
        return None
    lost = [
        one
        for one in (*_missing(pair, ours, theirs), *_missing_by_sense(pair))
        if not _is_asked(pair.original, one)
    ]
    return next(affirmed(pair.original, lost, pair.back), None)


def _missing(pair: Pair, ours: Sequence[Denial], theirs: Sequence[Denial]) -> list[Denial]:
    """The negated clauses of the original that no negation of the French faces, where it has fewer."""
    if len(ours) == len(theirs):
        return []
    places = [one.start for one in ours]
    senses = negative_words(pair.text, Tongue.FRENCH, firm=True)
    own = negative_words(pair.original, Tongue.ENGLISH)
    return [
        one
        for one in clausal_denials(pair.original)
        if not any(_face(place, pair.text, one, pair.original) for place in places)
        and _near(senses, pair.text, one, pair) <= _near(own, pair.original, one, pair)
    ]


def _near(places: Sequence[int], text: str, denial: Denial, pair: Pair) -> int:
    """How many places of either text are about as far into it as a negation of the original."""
    return sum(_face(place, text, denial, pair.original) for place in places)


def _missing_by_sense(pair: Pair) -> list[Denial]:
    """Unable, failed to: where the French does not deny, and no word near has a like prefix or sense."""
    senses = [match.start() for match in MAY_DENY.finditer(pair.text)]
    senses += negative_words(pair.text, Tongue.FRENCH, firm=True)
    senses += [one.start for one in denials(pair.text, Tongue.FRENCH)]
    found = [Denial(*match.span(), full=True) for match in _UNABLE.finditer(pair.original)]
    return [one for one in found if not any(_face(place, pair.text, one, pair.original) for place in senses)]


def gained_beside(pair: Pair) -> Denial | None:
    """The first negation of the French whose words, in the back-translation, the original affirms."""
    if not pair.back or denies_by_prefix(pair.original, pair.back):
        return None
    ours, theirs = outright_denials(pair.text), denials(pair.original, Tongue.ENGLISH)
    if len(ours) <= len(theirs):
        return None
    for told in affirmed(pair.back, denials(pair.back, Tongue.ENGLISH), pair.original):
        for one in ours:
            if not _is_asked(pair.text, one) and _face(one.start, pair.text, told, pair.back):
                return one
    return None


def without_lost(pair: Pair) -> Denial | None:
    """The first “without” of the original that French has as “avec”, and its back-translation as “with”."""
    return _turned(_WITHOUT, pair.original, _WITH, pair.back or "") if _AVEC.search(pair.text) else None


def sans_gained(pair: Pair) -> Denial | None:
    """The first “sans” of the French where its back-translation has “without”, and the original “with”."""
    found = _SANS.search(pair.text)
    if found is None or _turned(_WITHOUT, pair.back or "", _WITH, pair.original) is None:
        return None
    return Denial(*found.span(), full=False)


def none_for_not_all(pair: Pair) -> Denial | None:
    """The “aucun”, “personne” or “jamais” of the French where the original denies only that it is all."""
    found = _NONE.search(pair.text)
    if found is None or _ALL.search(pair.text) or not _NOT_ALL.search(pair.original):
        return None
    if _NOT_ANY.search(pair.original) or "?" in pair.original:
        return None
    return Denial(*found.span(), full=True)


def _turned(denied: re.Pattern[str], text: str, affirmed_by: re.Pattern[str], other: str) -> Denial | None:
    """What one text denies of a word, where the other affirms it of the same, and denies it nowhere."""
    kept = {_lemma_of(match) for match in denied.finditer(other)}
    turned = {_lemma_of(match) for match in affirmed_by.finditer(other)} - kept
    lost = (match for match in denied.finditer(text) if _lemma_of(match) in turned)
    return next((Denial(match.start(), match.start() + len("without"), full=False) for match in lost), None)


def _lemma_of(match: re.Match[str]) -> str:
    return lemma(match["word"], "en")


def _is_asked(text: str, denial: Denial) -> bool:
    """Whether the sentence that holds the negation is a question."""
    rest = _REST.match(text, denial.end)
    return rest is not None and rest.group().endswith("?")


def _face(place: int, text: str, denial: Denial, english: str) -> bool:
    """Whether a place of the French is about as far into it as the negation is into the English."""
    return len(text) < _SHORT or abs(place / len(text) - denial.start / len(english)) <= _NEAR
