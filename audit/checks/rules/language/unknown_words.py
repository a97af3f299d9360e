"""Flags words in no list that are one slip away from a common one (sytème, vicitmes), once per article.

Why it matters: a misspelt word is a typing error that nobody read over, or a word the translation model made
up; either way readers stumble.

Known false alarms: rare words that look like a common one. Names, words with a capital, a hyphen or fewer
than five letters, addresses, short quotations and italics, words that come more than once in the article, and
words whose accents alone are in doubt are left alone; so are English ones, and what ends in -eur, -euse.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Lane, Place, Severity, gather
from audit.checks.french.spelling import certain_correction
from audit.checks.views.words import Word

JOINED_BEFORE = re.compile(r"(?:[@#/_.\\&\d’'‑-]|www\S*|://\S*)\Z")
ELIDED_BEFORE = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]\Z", re.IGNORECASE)
JOINED_AFTER = re.compile(r"\A(?:[@/_\\\d’'\"‑-]|\.\w)")
DOUBLE = re.compile(r"(.)\1")
AGENT = re.compile(r"eu(?:rs?|ses?)\Z")
"""What French prefers to the English -er (supporteurs), and makes of any verb."""
LONG = 8
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
    places = (
        Place(span=word.span, suggestion=_fix(word.text, correction))
        for word in once
        if word.text.islower() and (correction := certain_correction(word.text, options.frequency))
        if not (AGENT.search(word.text) and not AGENT.search(correction))
        if _stands_alone(word) and not _is_quoted(word)
    )
    yield from gather(
        places,
        "{count} words are probably misspelt: in no word list, and one slip from a common word.",
        one="Probably misspelt: in no word list, and one slip from a common word.",
    )


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
