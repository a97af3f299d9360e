"""Negations that stand on one side only: the other, and the back-translation with it, hold none of any kind.

Where a sentence and its rendering both deny, a word of each shows it. Where one of them holds not a single
word that denies, not even by its sense, nothing has to be matched clause by clause.
"""

from __future__ import annotations

import re

from audit.checks.meaning.polarity import Denial, denials, negative_words
from audit.checks.views.pairs import ENOUGH, Pair
from audit.evidence.overlap import content_words
from audit.values.quantity import Tongue

__all__ = ["gained_outright", "lost_outright"]

_STEM = 5
_BESIDE = 30
"""Characters on either side of a negation that must have a word in common with what it denies."""
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)
_SUBJECTS = ("personne", "aucun", "nul", "rien")
_DENIES = re.compile(
    r"\b(?:not|no|non|none|never|nor|neither|nothing|nobody|nowhere|without|cannot|\w+n['’]t)\b|\w{3}less\b",
    re.I,
)
_HALF = re.compile(r"\bn(?:e\b|['’])|\b(?:défense d|hors\b|insu\b|peu\b)", re.IGNORECASE)
# Where English denies and French need not: “in dollars, not euros”, “not until Monday”, “no matter what”.
_FREE = re.compile(
    r"[,–-]\s?not\b|\b(?:if|why|or) not\b|\bnon-?|\bno-\w"
    r"|\bno (?:\w+er than|matter|doubt|sooner|difference|more than|further ado)\b"
    r"|\b(?:no one|nobody|none)(?: \w+){0,2} (?:dissent|disagre|object|oppos)"
    r"|\b(?:not|n['’]t) (?:\w+ ){1,4}until\b"
    r"|\b(?:not|n['’]t) (?:until|long|far|much|many|only|just|simply|merely|least|to mention|all|help|wait"
    r"|matter|important|as \w+|so \w+|unlike|bad)\b"
    r"|\bno uncertain\b|\b(?:without|no) charge\b|\bby no means least\b"
    r"|\bnothing (?:but|other|more|less|short)\b|\bnever[- ]end|\bunless\b"
    r"|\b(?:as|than) (?:never|nothing|no one|nobody)\b",
    re.IGNORECASE,
)
_BY_SENSE = re.compile(
    r"\b(?:unable|unwilling|impossible|incapable|illegal|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)"
    r"|un(?:finished|likely|successful|clear|safe|fair|happy|aware|paid|known|available|acceptable))\b",
    re.IGNORECASE,
)
_MAY_DENY = re.compile(r"\b(?:in|im|il|ir|mé|dé|dis)[a-zé]{4,}|\bmal|échou|\bvain", re.IGNORECASE)
# Where French denies and English need not: sans doute, n’hésitez pas, pas très, à moins que.
_FORMULA = re.compile(
    r"\bsans (?:doute|cesse|abri|domicile|conteste|exception|emploi|délai|tarder|détour)|\bpas sans\b"
    r"|\bnon (?:plus|seulement)"
    r"|\b(?:plus|pas|jamais)\b[^.;:!?]{0,25}?\b(?:aussi|autant|tels?|telles?|si)\b[^.;:!?]{0,40}?\bdepuis\b"
    r"|\b(?:plus|jamais)\b[^.,;:!?]{0,25}?\bqu(?:e\b|['’])"
    r"|\bpas (?:(?:à )?mal|un coup d)"
    r"|\bpas (?:seulement|moins|beaucoup|grand|très|loin|tôt|assez|trop|toujours|tou[st])"
    r"|\b(?:oubli|hésit|manqu|cess|dout|importe|empêch|ignor|tromp|tard|arrêt|évit|refus|échou|exception|étonn|surpr"
    r"|moindre|reste)"
    r"|\b(?:tant|moins|avant|jusqu|peur|crainte)\b.{0,12}\bqu",
    re.IGNORECASE,
)


def lost_outright(pair: Pair) -> Denial | None:
    """The first negation of the original, if neither the French nor its back-translation denies anything."""
    if not pair.back or pair.similarity < ENOUGH or "?" in pair.original or _FREE.search(pair.original):
        return None
    theirs = denials(pair.original, Tongue.ENGLISH) or _denied_by_a_word(pair)
    if not theirs or _DENIES.search(pair.back) or _denies_by_sense(pair.back, pair.original):
        return None
    if denials(pair.text, Tongue.FRENCH) or _HALF.search(pair.text):
        return None
    senses = len(negative_words(pair.text, Tongue.FRENCH, firm=True))
    return theirs[0] if senses <= len(negative_words(pair.original, Tongue.ENGLISH)) else None


def _denied_by_a_word(pair: Pair) -> list[Denial]:
    """Unable, failed, impossible: where no word of the French has a like prefix or sense, however weak."""
    if _MAY_DENY.search(pair.text) or negative_words(pair.text, Tongue.FRENCH):
        return []
    return [Denial(*match.span(), full=False) for match in _BY_SENSE.finditer(pair.original)]


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
        or _denies_by_sense(pair.original, pair.back)
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


def _denies_by_sense(text: str, other: str) -> bool:
    """Whether a word of an English text denies by its sense that the other text has not, too."""
    known = other.casefold()
    starts = negative_words(text, Tongue.ENGLISH)
    return any(text[start : start + _STEM].casefold() not in known for start in starts)
