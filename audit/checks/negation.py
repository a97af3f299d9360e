"""Where French and English sentences deny something, in so many words or by the sense of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from audit.checks.tables import read_table
from audit.values.quantity import Tongue

__all__ = ["Denial", "denials", "lost_denials", "negative_words"]

_SECOND = r"(?:pas|plus|jamais|rien|personne|aucune?|guère|point|nullement|ni|nulle?(?:\s+part)?)"
_FRENCH = re.compile(
    rf"\b(?P<full>(?:ne\s+|n['’]\s?)(?:[^.;:!?]{{0,60}}?[\s'’-])?{_SECOND}\b)"
    r"|\b(?P<bare>ne\s+(?:peu(?:t|vent)|pouva|pourra|saura|cess|os(?:e|a))|n['’]os)\w*"
    r"|\b(?P<alone>non(?!\s+seulement)|sans|ni|pas|jamais|aucune?s?|rien|nulle?\s+part|personne)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?P<full>(?:do|does|did|is|was|are|were|has|have|had|would|should|could|ca|wo|might|must|need|sha|ai)n['’]?t"
    r"|cannot|not(?!\s+(?:only|just|least|merely|to mention|surprisingly))|never)\b"
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
    r"|\bnor\b"
    r"|(?:not|n['’]t)[^.;]{0,40}\b(?:until|unless|without|any more than)\b",
    re.IGNORECASE,
)
_SHORT = 50
_NEAR, _SENSE_NEAR = 0.12, 0.18
"""How far apart, as a share of the sentence, a negation and its rendering may stand: a negation, or a word
that denies by its sense. In sentences shorter than `_SHORT` characters, anywhere."""


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
    """Negated English clauses to which nothing negative in the French answers.

    A negation is answered by the nearest one of the French within `_NEAR`, each answering once, or by any
    word there that denies by its sense. Nothing is yielded where French has as many negations as English, or
    where the English is an idiom that French renders without.
    """
    theirs, ours = denials(english, Tongue.ENGLISH), denials(french, Tongue.FRENCH)
    if len(ours) >= len(theirs) or _IDIOM.search(english):
        return
    within = _NEAR if len(english) > _SHORT else 1.0
    pool = [denial.start / len(french) for denial in ours]
    senses = [start / len(french) for start in negative_words(french, Tongue.FRENCH)]
    for denial in _unanswered(theirs, len(english), pool, within):
        place = denial.start / len(english)
        answered = any(abs(place - other) <= within for other in pool)
        meant = any(abs(place - other) <= max(within, _SENSE_NEAR) for other in senses)
        if denial.full and not answered and not meant:
            yield denial


def _unanswered(theirs: Sequence[Denial], length: int, pool: list[float], within: float) -> list[Denial]:
    """The denials none of the pool answers; what answered is taken out of the pool."""
    left = []
    for denial in theirs:
        place = denial.start / length
        nearest = min(pool, key=lambda other: abs(place - other), default=None)
        if nearest is not None and abs(place - nearest) <= within:
            pool.remove(nearest)
        else:
            left.append(denial)
    return left
