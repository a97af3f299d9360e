"""Negations that stand on one side only: the other, and the back-translation with it, hold none of any kind.

Where a sentence and its rendering both deny, a word of each shows it. Where one of them holds not a single
word that denies, not even by its sense, nothing has to be matched clause by clause.
"""

import re

from audit.checks.meaning.polarity import MAY_DENY, NOT, Denial, denials, negative_words, unshared_senses
from audit.checks.tables import alternatives
from audit.checks.views.pairs import ENOUGH, Pair
from audit.language.word_patterns import LETTERS
from audit.values.quantity import Tongue

_DENIES = re.compile(rf"\b(?:{NOT}|non)\b|\w{{3}}less\b", re.IGNORECASE)
_HALF = re.compile(r"\bn(?:e\b|['’])|\b(?:défense d|hors\b|insu\b|peu\b)", re.IGNORECASE)
# Where English denies and French need not: “in dollars, not euros”, “not until Monday”, “no matter what”.
_FREE = re.compile(alternatives("unmatched_negations.free"), re.IGNORECASE)
_BY_SENSE = re.compile(rf"\b(?:{alternatives('unmatched_negations.by_sense')})\b", re.IGNORECASE)
_PREFIXED = re.compile(r"(?:un(?!able|willing)|im|in|il)(?P<stem>\w+)", re.IGNORECASE)
_NOT_ALL = re.compile(r"(?:\bnot|n['’]t) (?:all|every\w*|always|both|necessarily)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:tou(?:s|te?s?)|chacune?|chaque|toujours|tout le monde|les deux|forcément)\b", re.I)
_NONE = re.compile(r"\b(?:aucune?|nulle?|personne|jamais)\b", re.IGNORECASE)
_NOT_ANY = re.compile(r"\b(?:none|no|never|neither|nobody|no one|nothing|any\w*)\b", re.I)


def lost_outright(pair: Pair) -> Denial | None:
    """The first negation of the original, if neither the French nor its back-translation denies anything."""
    if not pair.back or pair.similarity < ENOUGH or "?" in pair.original or _FREE.search(pair.original):
        return None
    theirs = denials(pair.original, Tongue.ENGLISH) or _denied_by_a_word(pair)
    if not theirs or _DENIES.search(pair.back) or unshared_senses(pair.back, pair.original):
        return None
    if denials(pair.text, Tongue.FRENCH) or _HALF.search(pair.text):
        return None
    senses = len(negative_words(pair.text, Tongue.FRENCH, firm=True))
    return theirs[0] if senses <= len(negative_words(pair.original, Tongue.ENGLISH)) else None


def _denied_by_a_word(pair: Pair) -> list[Denial]:
    """Unable, failed, impossible: where no word of the French has a like prefix or sense, however weak.

    What a prefix denies, the back-translation must affirm: unpaid sums are also outstanding ones.
    """
    if MAY_DENY.search(pair.text) or negative_words(pair.text, Tongue.FRENCH):
        return []
    said = set(LETTERS.findall((pair.back or "").casefold()))
    return [
        Denial(*match.span(), full=False)
        for match in _BY_SENSE.finditer(pair.original)
        if not (stem := _PREFIXED.fullmatch(match[0])) or stem["stem"].casefold() in said
    ]


def none_for_not_all(pair: Pair) -> Denial | None:
    """The “aucun”, “personne” or “jamais” of the French where the original denies only that it is all."""
    found = _NONE.search(pair.text)
    if found is None or _ALL.search(pair.text) or not _NOT_ALL.search(pair.original):
        return None
    if _NOT_ANY.search(pair.original) or "?" in pair.original:
        return None
    return Denial(*found.span(), full=True)
