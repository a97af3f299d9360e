"""Where French and English sentences deny something, in so many words or by the sense of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.tables import read_table
from audit.values.quantity import Tongue

__all__ = ["Denial", "denials", "gained_denials", "lost_denials", "negative_words"]

_SECOND = r"(?:pas|plus|jamais|rien|personne|aucune?|guère|point|nullement|ni|nulle?(?:\s+part)?)"
_FRENCH = re.compile(
    rf"\b(?P<full>(?:ne\s+|n['’]\s?)(?:[^.;:!?]{{0,60}}?[\s'’-])?{_SECOND}\b)"
    r"|\b(?P<bare>ne\s+(?:peu(?:t|vent)|pouva|pourra|saura|cess|os(?:e|a))|n['’]os)\w*"
    r"|\b(?P<alone>non(?!\s+seulement)|sans|ni|pas|jamais|aucune?s?|rien|nulle?\s+part|personne)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?P<full>(?:do|does|did|is|was|are|were|has|have|had|would|should|could|ca|wo|might|must|need|sha|ai)n['’]?t"
    r"|cannot|not(?!\s+(?:only|just|least|merely|to mention|surprisingly))|never|by no means(?! least))\b"
    r"|\b(?P<alone>no(?!\.|\s+doubt|\s+\d)|none|nobody|nothing|nowhere|neither|nor|without|non)\b",
    re.IGNORECASE,
)
_PATTERN = {Tongue.FRENCH: _FRENCH, Tongue.ENGLISH: _ENGLISH}
# English that says “not” where French need not: not until, not unlike, isn't it?, can't help.
_IDIOM = re.compile(
    r"\bnot (?:until|long (?:ago|after|before)|far from|unlike|to mention|only|just|simply|merely|least"
    r"|dissimilar|in(?:significant|considerable|frequent|accurate|different|sign)"
    r"|un(?:usual|common|known|reasonable|expected|happy))"
    r"|n['’]t (?:just|only|simply|merely|help|wait)\b"
    r"|n['’]t (?:it|he|they|you|she|we|there|i|that|this)\b[^.]{0,12}\?"
    r"|believe it or not|whether or not|\bif not\b|why not|never[- ](?:end|before)|\bas never|than ever"
    r"|\bnor\b|\bnot (?:all|every)\b|\bif (?:\w+ ){1,3}not\b|\bwhile [^.,]{0,40}\b(?:not|n['’]t)\b|\bor not\b"
    r"|\bno (?:longer|difference)\b|\bnothing (?:other|but|more|less)\b"
    r"|(?:not|n['’]t)[^.;]{0,40}\b(?:until|unless|without|any more than)\b",
    re.IGNORECASE,
)
_SHORT = 50
_SENSE_NEAR = 0.18
"""How far apart, as a share of the sentence, a negation and a word that renders it by its sense may stand.
In sentences shorter than `_SHORT` characters, anywhere."""
# “not” of a clause or an infinitive, unlike that of “dollars, not euros”; and “has no”, “is nothing”.
_BE_HAVE = r"(?:am|is|are|was|were|be|been|being|has|have|had|having)"
_AUXILIARY = rf"(?:{_BE_HAVE}|do|does|did|will|would|shall|should|can|could|may|might|must|need|to)"
_VERB = r"(?:\w{3,}ed|gives?|gave|makes?|made|sees?|saw|finds?|found|gets?|got|takes?|took)"
_CLAUSAL = re.compile(
    rf"\b(?:{_AUXILIARY}\s+(?:\w+\s+)?not|cannot|never|by no means|\w+n['’]t)\b"
    rf"|\b(?:{_BE_HAVE}|{_VERB})\s+(?:no|nothing)\b"
    r"|\bnot(?=\s(?:to|so|\w+ing|\w+ed)\b)",
    re.IGNORECASE,
)
# “ne … pas” that English need not deny: pas seulement, ne pas oublier (remember), ne pas hésiter (feel free).
_FORMULA = r"(?:oubli|hésit|cess|manqu|content|dout|import|empêch|ignor|tromp|tard|lass|arrêt)"
_NE_PAS = re.compile(
    rf"\b(?:ne\s+|n['’]\s?)(?!(?:\S+\s)?\S*{_FORMULA})[^.;:!?«»]{{1,40}}?\bpas\b"
    r"(?!\s(?:qu(?:e\b|['’])|non plus|moins|mal\b|mauvais|toujours|encore|grand-chose|beaucoup|seule?s?\b"
    r"|sans|loin)"
    rf"|\s(?:\w+\s)?(?:seulement|uniquement|simplement|{_FORMULA}))",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:tant qu|à moins qu|avant qu|de (?:peur|crainte) qu|sinon|pourquoi|depuis qu)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation at a place of a text; `full` where the sentence itself is negated, as by “ne … pas”."""

    start: int
    end: int
    full: bool


def denials(text: str, language: Tongue) -> list[Denial]:
    """Every negation of a sentence, in order."""
    return [
        Denial(*match.span(), full=match["full"] is not None) for match in _PATTERN[language].finditer(text)
    ]


@cache
def _negative(language: Tongue) -> re.Pattern[str]:
    rows = (row["pattern"] for row in read_table("negative_words") if row["language"] == language)
    return re.compile(rf"\b(?:{'|'.join(rows)})", re.IGNORECASE)


def negative_words(text: str, language: Tongue) -> list[int]:
    """Where words stand that deny by their sense: refuse, fail, impossible, hardly."""
    return [match.start() for match in _negative(language).finditer(text)]


def lost_denials(french: str, english: str) -> Iterator[Denial]:
    """The negated English clause to which nothing negative in the French answers.

    Only where it is the one negation of the English and the French has none: with more on either side,
    translators merge and split them as they like. A word of the French near it that denies by its sense
    answers too, and so does idiom that French renders without a negation.
    """
    theirs = denials(english, Tongue.ENGLISH)
    if len(theirs) != 1 or denials(french, Tongue.FRENCH) or _IDIOM.search(english):
        return
    clausal = any(match.end() == theirs[0].end for match in _CLAUSAL.finditer(english))
    if clausal and not _meant(french, theirs[0].start / len(english), len(english)):
        yield theirs[0]


def gained_denials(french: str, english: str) -> Iterator[Denial]:
    """The “ne … pas” of a French sentence whose original denies nothing, in words or by the sense of one."""
    if "?" in french or "?" in english or _UNTIL.search(french):
        return
    if denials(english, Tongue.ENGLISH) or negative_words(english, Tongue.ENGLISH):
        return
    for match in _NE_PAS.finditer(french):
        yield Denial(*match.span(), full=True)


def _meant(french: str, place: float, length: int) -> bool:
    """Whether a word of the French denies by its sense near a place, given as a share (0–1) of the text."""
    within = _SENSE_NEAR if length > _SHORT else 1.0
    senses = (start / len(french) for start in negative_words(french, Tongue.FRENCH))
    return any(abs(place - sense) <= within for sense in senses)
