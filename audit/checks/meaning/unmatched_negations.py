"""Negations that stand on one side only: the other, and the back-translation with it, hold none of any kind.

Where a sentence and its rendering both deny, a word of each shows it. Where one of them holds not a single
word that denies, not even by its sense, nothing has to be matched clause by clause.
"""

import re

from audit.checks.meaning.polarity import MAY_DENY, NOT, Denial, denials, negative_words, unshared_senses
from audit.checks.tables import alternatives
from audit.checks.views.pairs import ENOUGH, Pair
from audit.evidence.overlap import content_words
from audit.language.word_patterns import LETTERS
from audit.values.quantity import Tongue

_BESIDE = 30
"""Characters on either side of a negation that must have a word in common with what it denies."""
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)
_SUBJECTS = ("personne", "aucun", "nul", "rien")
_DENIES = re.compile(rf"\b(?:{NOT}|non)\b|\w{{3}}less\b", re.IGNORECASE)
_HALF = re.compile(r"\bn(?:e\b|['’])|\b(?:défense d|hors\b|insu\b|peu\b)", re.IGNORECASE)
# Where English denies and French need not: “in dollars, not euros”, “not until Monday”, “no matter what”.
_FREE = re.compile(alternatives("unmatched_negations.free"), re.IGNORECASE)
_BY_SENSE = re.compile(rf"\b(?:{alternatives('unmatched_negations.by_sense')})\b", re.IGNORECASE)
_PREFIXED = re.compile(r"(?:un(?!able|willing)|im|in|il)(?P<stem>\w+)", re.IGNORECASE)
# Where French denies and English need not: sans doute, n’hésitez pas, pas très, à moins que.
_FORMULA = re.compile(alternatives("unmatched_negations.formula"), re.IGNORECASE)
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


def gained_outright(pair: Pair) -> Denial | None:
    """The first negation of the French, if its back-translation denies too, and the original nothing."""
    if (
        not pair.back
        or pair.similarity < ENOUGH
        or "?" in pair.original + pair.text
        or not _denies_what_is_said(pair.back, pair.original)
    ):
        return None
    if (
        _DENIES.search(pair.original)
        or _FORMULA.search(pair.text)
        or unshared_senses(pair.original, pair.back)
    ):
        return None
    found = denials(pair.text, Tongue.FRENCH)
    return next((denial for denial in found if _is_telling(pair, denial)), None)


def _is_telling(pair: Pair, denial: Denial) -> bool:
    """Whether it is “ne … pas” or its like, “personne ne …”, or a “sans” where the original says “with”."""
    word = pair.text[denial.start : denial.end].casefold()
    if word == "sans":
        return _WITH.search(pair.original) is not None and _WITH.search(pair.back or "") is None
    return denial.full or (word.startswith(_SUBJECTS) and _HALF.search(pair.text, denial.end) is not None)


def _denies_what_is_said(back: str, original: str) -> bool:
    """Whether a telling word beside the negation of the back-translation is in the original."""
    said = content_words(original)
    return any(
        not said.isdisjoint(content_words(back[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]))
        for match in _DENIES.finditer(back)
    )


def none_for_not_all(pair: Pair) -> Denial | None:
    """The “aucun”, “personne” or “jamais” of the French where the original denies only that it is all."""
    found = _NONE.search(pair.text)
    if found is None or _ALL.search(pair.text) or not _NOT_ALL.search(pair.original):
        return None
    if _NOT_ANY.search(pair.original) or "?" in pair.original:
        return None
    return Denial(*found.span(), full=True)
