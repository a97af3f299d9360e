"""Flags words in no list: one slip away from a common one (sytème, vicitmes), or like none (allumenteront).

Why it matters: a misspelt word is a typing error that nobody read over, or a word the translation model made
up; either way readers stumble.

Known false alarms: rare words that look like a common one, or like none (pénibilité, for hardness). With
English to compare with, what is derived from no listed word and is like no word of the English is no French:
of 61,000 words of news by a very small model it tells 20, of which 19 were made up; of as many by a large
one two, both in use. Names, words with a capital, a hyphen or fewer than five letters, addresses, short
quotations and italics, words that come more than once in the article, and words whose accents alone are in
doubt are left alone; so are English ones, and what ends in -eur, -euse.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Lane, Place, Severity, gather
from audit.checks.french.invented_words import is_invented
from audit.checks.french.spelling import certain_correction, is_listed
from audit.checks.views.readings import Reading
from audit.checks.views.words import Word
from audit.language.word_patterns import LETTERS

JOINED_BEFORE = re.compile(r"(?:[@#/_.\\&\d’'‑-]|www\S*|://\S*)\Z")
ELIDED_BEFORE = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]\Z", re.IGNORECASE)
JOINED_AFTER = re.compile(r"\A(?:[@/_\\\d’'\"‑-]|\.\w)")
DOUBLE = re.compile(r"(.)\1")
AGENT = re.compile(r"eu(?:rs?|ses?)\Z")
"""What French prefers to the English -er (supporteurs), and makes of any verb."""
LONG = 8
SHORT = 3
QUOTED = re.compile(
    r"«\s*[^«»\s]+(?:\s[^«»\s]+){0,2}\s*»|[“\"][^“”\"\s]+(?:\s[^“”\"\s]+){0,2}[”\"]|[*_][^*_\n]+[*_]"
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`letters`: the shortest word looked at; `frequency`: how common a word must be to be what was meant."""

    letters: int = 5
    frequency: int = 500


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    words = article.words
    counts = Counter(word.text for word in words)
    # What is written twice is meant: a term, or a habit.
    once = (word for word in words if counts[word.text] == 1 and len(word.text) >= options.letters)
    plain = [word for word in once if word.text.islower() and _stands_alone(word) and not _is_quoted(word)]
    slips = {word.span: correction for word in plain if (correction := _meant(word.text, options))}
    yield from gather(
        (Place(span=span, suggestion=_fix(span.of(article.text), slips[span])) for span in slips),
        "{count} words are probably misspelt: in no word list, and one slip from a common word.",
        one="Probably misspelt: in no word list, and one slip from a common word.",
    )
    yield from gather(
        (Place(span=word.span) for word in plain if word.span not in slips and _is_invented(word, article)),
        "{count} words are probably no French: in no word list, derived from no word of it, and like nothing "
        "that stands in the English.",
        one="Probably no French word: in no word list, derived from no word of it, and like nothing that "
        "stands in the English.",
    )


def _meant(word: str, options: Options) -> str | None:
    """The common word that one slip away was meant, if any."""
    correction = certain_correction(word, options.frequency)
    return None if correction and AGENT.search(word) and not AGENT.search(correction) else correction


def _is_invented(word: Word, article: ArticleView) -> bool:
    """Whether it is no word, beside the original here and around it, or without one the back-translation."""
    if is_listed(word.text) or _has_foreign_beside(word):
        return False
    passage = next((one for one in article.passages if one.span.overlaps(word.span)), None)
    if passage is None or passage.back is None:
        return False
    return is_invented(word.text, _english(article, passage))


def _english(article: ArticleView, passage: Reading) -> list[str]:
    """The words that one of the passage may render, or that rendered it: a model copies what is rare."""
    faced = article.originals_of(passage)
    near = range(max(0, faced[0] - 1), faced[-1] + 2) if faced else ()
    text = article.original_text(index for index in near if index < len(article.evidence.prepared.originals))
    return LETTERS.findall(text or passage.back or "")


def _has_foreign_beside(word: Word) -> bool:
    """Whether a word beside it is in no list either: two in a row are another language."""
    beside = (*LETTERS.findall(word.before)[-1:], *LETTERS.findall(word.after)[:1])
    return any(len(one) > SHORT and not is_listed(one) for one in beside)


def _stands_alone(word: Word) -> bool:
    joined = JOINED_BEFORE.search(word.before) and not ELIDED_BEFORE.search(word.before)
    return not joined and not JOINED_AFTER.match(word.after)


def _is_quoted(word: Word) -> bool:
    spans = (match.span() for match in QUOTED.finditer(word.paragraph.text))
    return any(start <= word.start and word.end <= end for start, end in spans)


def _fix(word: str, correction: str) -> str | None:
    """The correction where the slip is plain: letters exchanged or doubled, or a long word.

    A letter in another's place, or at the beginning, often makes another word (quotte, labilité, lépoque).
    """
    if word[0] != correction[0]:
        return None
    exchanged = sorted(word) == sorted(correction)
    doubled = DOUBLE.sub(r"\1", word) == DOUBLE.sub(r"\1", correction)
    long = len(word) >= LONG and len(word) != len(correction)
    return correction if exchanged or doubled or long else None


CHECK = Check(
    id="LI30",
    category=Category.SPELLING,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    options=Options(),
)
