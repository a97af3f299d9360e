"""Where French and English sentences deny something, in so many words or by the sense of a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from audit.checks.tables import alternatives, read_table
from audit.language.lemmas import lemma
from audit.language.word_patterns import LETTERS
from audit.values.quantity import Tongue

_SECOND = r"(?:pas|plus|jamais|rien|personne|aucune?|guère|point|nullement|ni|nulle?(?:\s+part)?)"
_FRENCH = re.compile(
    rf"\b(?P<full>(?:ne\s+|n['’]\s?)(?:[^.;:!?]{{0,60}}?[\s'’-])??{_SECOND}\b)"
    r"|\b(?P<bare>ne\s+(?:peu(?:t|vent)|pouva|pourra|saura|cess|os(?:e|a))|n['’](?:os|\w{1,6}\s+cessé))\w*"
    r"|\b(?P<alone>non(?!\s+seulement)|sans|ni|pas|jamais|aucune?s?|rien|nulle?\s+part|personne"
    r"|(?<=mais\s)plus|(?:ne\s+|n['’])[^.;:!?]{1,30}\squ(?:e\b|['’]))\b",
    re.IGNORECASE,
)
_YET_TO = r"(?:ha(?:ve|s|d|ving)|are|is|was|were|be|been|remains?)\s+(?:\w+\s+)?yet\s+to\b(?!\s+come)"
"""They have yet to: they have not yet; what is yet to come will."""
_ENGLISH = re.compile(
    r"\b(?P<full>(?:do|does|did|is|was|are|were|has|have|had|would|should|could|ca|wo|might|must|need|sha|ai)n['’]?t"
    r"|cannot|not(?!\s+(?:only|just|least|merely|to mention|surprisingly))|never|by no means(?! least)"
    rf"|{_YET_TO})\b"
    r"|\b(?P<alone>no(?!\.|\s+doubt|\s+\d)|none|nobody|nothing|nowhere|neither|nor|without|non)\b",
    re.IGNORECASE,
)
NOT = rf"not|no|none|never|nor|neither|nothing|nobody|nowhere|without|cannot|\w+n['’]t|{_YET_TO}"
"""The English words that deny by themselves, as alternatives of a pattern."""
_ANY_NOT = re.compile(rf"\b(?:{NOT}|non)\b", re.IGNORECASE)
_PATTERN = {Tongue.FRENCH: _FRENCH, Tongue.ENGLISH: _ENGLISH}
# English that says “not” where French need not: not until, not unlike, isn't it?, can't help.
_IDIOM = re.compile(alternatives("polarity.idiom"), re.IGNORECASE)
_SHORT, _SHORT_ENOUGH = 50, 80
_NEAR, _SENSE_NEAR, _MEANT_NEAR = 0.35, 0.18, 0.25
"""How far apart, as a share of the sentence, a negation and its rendering may stand, and a word that renders
one by its sense, in French and in English. In sentences shorter than `_SHORT` characters, anywhere; what
renders a “ne … pas” by its sense (unhurt), in those shorter than `_SHORT_ENOUGH`."""
# “not” of a clause or an infinitive, unlike that of “dollars, not euros”; and “has no”, “is nothing”.
_BE_HAVE = r"(?:am|is|are|was|were|be|been|being|has|have|had|having)"
_AUXILIARY = rf"(?:{_BE_HAVE}|do|does|did|will|would|shall|should|can|could|may|might|must|need|to)"
_VERB = r"(?:\w{3,}ed|gives?|gave|makes?|made|sees?|saw|finds?|found|gets?|got|takes?|took)"
_CLAUSAL = re.compile(
    rf"\b(?:{_AUXILIARY}\s+(?:\w+\s+)?not|\w+['’](?:s|re|m|d|ll|ve)\s+not"
    rf"|cannot|never|by no means(?! least)|\w+n['’]t|{_YET_TO})\b"
    rf"|\b(?:{_BE_HAVE}|{_VERB})\s+(?:no|nothing)\b"
    r"|\bnot(?=\s(?:to|so|\w+ing|\w+ed)\b)|\bno(?= longer\b)",
    re.IGNORECASE,
)
# “ne … pas” that English need not deny: pas seulement, ne pas oublier (remember), ne pas hésiter (feel free).
_FORMULA = (
    r"(?:oubli|hésit|cess|manqu|content|dout|import|empêch|ignor|tromp|tard|lass|arrêt|exception\b|étonn|surpr"
    r"|évit|problèm|peine\b)"
)
_NE_PAS = re.compile(
    rf"\b(?:ne\s+|n['’]\s?)(?!(?:\S+\s)?\S*{_FORMULA})"
    r"(?:(?:(?:(?!\bqu(?:e\b|['’]))[^.,;:!?«»]){0,40}?[\s'’-])?(?:pas|guère|point|nullement|aucune?|rien|personne|ni"
    r"|(?:plus|jamais)(?![^.,;:!?«»]{0,25}\bqu(?:e\b|['’])))\b"
    r"|(?:peu(?:t|vent)|pouvai(?:t|ent)|pourr(?:a|ont|ai(?:t|ent)))\b(?! +\S*(?:qu|guère|pas|plus))"
    r"(?![^.,;:!?«»]{0,40}\bqu(?:e\b|['’])))"
    r"(?!\s(?:qu(?:e\b|['’])|non plus|moins|(?:à )?mal\b|un coup d"
    r"|mauvais|toujours|encore|grand-chose|beaucoup|seule?s?\b"
    r"|sans|loin|tard|tôt|ou moins|de \d|d['’]autre|à dire)"
    rf"|\s(?:\w+\s)?(?:seulement|uniquement|simplement|exception\b|{_FORMULA})"
    r"|[^.;:!?]{0,60}?\bseulement\b"
    r"|[^.;:!?]{0,25}?\b(?:aussi|autant|tels?|telles?|si)\b[^.;:!?]{0,40}?\bdepuis\b"
    r"|[^.;:!?]{0,40}?\b(?:le|la|les) seule?s?\b"
    r"|[^.;:!?]{0,40}?\b(?:qu(?:e|['’]\w+)\s(?:si|lorsque|dans|à|en|pour|par|de|le|la|les|des|un|une|\d)|sinon)\b)"
    r"|\b(?:personne|aucune?|nulle?|rien)\b(?=(?:\s[^\s,;:.]+){0,2}\sn(?:e\b|['’]))",
    re.IGNORECASE,
)
MAY_DENY = re.compile(r"\b(?:in|im|il|ir|mé|dé|dis)[a-zé]{4,}|\bmal|échou|\bvain", re.IGNORECASE)
"""Beginnings of French words that may deny, however weakly."""
_NO_MORE = re.compile(r"\b(?:plus|toujours|encore)\b", re.IGNORECASE)
"""What a “still” of the original may be behind a “ne”."""
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
def _negative(language: Tongue, firm: bool) -> re.Pattern[str]:
    rows = [row for row in read_table("negative_words") if row["language"] == language]
    words = (row["pattern"] for row in rows if not firm or row["firm"] == "yes")
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def negative_words(text: str, language: Tongue, *, firm: bool = False) -> list[int]:
    """Where words stand that deny by their sense: refuse, fail, impossible; or the `firm` ones only."""
    return [match.start() for match in _negative(language, firm).finditer(text)]


def lost_denials(french: str, english: str, back: str | None = None) -> Iterator[Denial]:
    """The negated English clauses to which nothing negative in the French answers.

    Only where the French has fewer negations than the English, and none near: translators merge and split
    them as they like. A word of the French near it that denies by its sense answers too, and so does idiom
    that French renders without a negation.
    """
    theirs = denials(english, Tongue.ENGLISH)
    ours = [denial.start for denial in denials(french, Tongue.FRENCH)]
    if len(ours) >= len(theirs):
        return
    idioms, clausal = _idioms(english), _clausal(english)
    # A back-translation says better than a list of French words whether “seul” or “peu” denies here.
    senses = negative_words(french, Tongue.FRENCH, firm=bool(back))
    for denial in _unmatched(theirs, english, ours, french):
        if denial.end not in clausal or _is_idiomatic(denial, idioms) or (len(theirs) > 1 and idioms):
            continue
        if not _answered(denial.start, english, senses, french, _SENSE_NEAR):
            yield denial


def _idioms(english: str) -> list[tuple[int, int]]:
    return [match.span() for match in _IDIOM.finditer(english)]


def _clausal(english: str) -> set[int]:
    """Where the negations of clauses end."""
    return {match.end() for match in _CLAUSAL.finditer(english)}


def _is_idiomatic(denial: Denial, idioms: Sequence[tuple[int, int]]) -> bool:
    return any(start <= denial.end and denial.start <= end for start, end in idioms)


def _unmatched(denials: Sequence[Denial], text: str, others: Sequence[int], other: str) -> list[Denial]:
    """The denials left when each of the places `others` of the other text has taken the nearest one."""
    left = list(denials)
    for place in others:
        if left:
            left.remove(min(left, key=lambda one: abs(one.start / len(text) - place / len(other))))
    return left


def gained_denials(french: str, english: str, back: str = "") -> Iterator[Denial]:
    """The “ne … pas” of a French sentence to which nothing negative in the original answers.

    Only where the original has fewer negations than the French. A word that denies by its sense answers too,
    unless the back-translation has it as well: then it was rendered by itself.
    """
    if "?" in french + english or _UNTIL.search(french):
        return
    theirs = [match.start() for match in _ANY_NOT.finditer(english)]
    if theirs and len(theirs) >= sum(denial.full for denial in denials(french, Tongue.FRENCH)):
        return
    senses = _senses(french, english, back)
    for match in _NE_PAS.finditer(french):
        answered = _answered(match.start(), french, theirs, english, _NEAR)
        meant = _answered(match.start(), french, senses, english, _MEANT_NEAR, _SHORT_ENOUGH)
        if not (answered or meant):
            yield Denial(*match.span(), full=True)


def _senses(french: str, english: str, back: str) -> list[int]:
    """Where the English denies by its sense what the French may; `still` only where French says as much."""
    found = unshared_senses(english, back if _ANY_NOT.search(back) else "")
    if _NO_MORE.search(french):
        return found
    return [start for start in found if _lemma_at(english, start) != "still"]


def unshared_senses(english: str, other: str) -> list[int]:
    """Where words of an English text stand that deny by their sense, and that the other text has not too."""
    known = {lemma(word, "en") for word in LETTERS.findall(other)}
    starts = negative_words(english, Tongue.ENGLISH)
    return [start for start in starts if _lemma_at(english, start) not in known]


def _lemma_at(english: str, start: int) -> str:
    word = LETTERS.match(english, start)
    return lemma(word[0], "en") if word else ""


def _answered(
    start: int, text: str, others: Sequence[int], other: str, within: float, short: int = _SHORT
) -> bool:
    """Whether a place of the other text is about as far into it as `start` is into its own."""
    within = within if len(text) > short else 1.0
    return any(abs(start / len(text) - place / len(other)) <= within for place in others)
