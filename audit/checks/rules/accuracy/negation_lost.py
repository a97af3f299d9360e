"""Flags a sentence that affirms what the original denies.

Why it matters: a lost “not” turns a statement into its opposite, and the sentence still reads well.

Known false alarms: translators who say the same without a negation (“fâché” for “didn't like”). The check
speaks up only where the French has fewer negations than the original, and none near; it stays silent where a
word of the French, or of its back-translation, denies by its sense, and where English idiom needs a “not”
that French does without (“not until”, “isn't it?”).
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.meaning.polarity import Denial, denials, lost_denials, negative_words
from audit.checks.meaning.unmatched_negations import lost_outright
from audit.checks.views.pairs import Pair
from audit.values.quantity import Tongue

AROUND = 40
LONGER = 1.15
"""French is a fifth longer than the English it renders; an original longer than its French was split."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        denial = _lost_in_place(pair) or lost_outright(pair)
        if denial and not _was_left(pair, denial) and not _denied_next_door(pair):
            yield _hit(pair, denial)


def _was_left(pair: Pair, denial: Denial) -> bool:
    """Whether the French has the English words themselves, as in a title left as it is."""
    english = pair.original[denial.start : denial.end].replace("’", "'")
    return (
        english != "non" and re.search(rf"\b{re.escape(english)}\b", pair.text.replace("’", "'")) is not None
    )


def _lost_in_place(pair: Pair) -> Denial | None:
    """A negated clause to which nothing near its place answers, and which the back-translation affirms."""
    denial = next(iter(lost_denials(pair.text, pair.original, pair.back)), None)
    return None if denial is None or _denied_in_back(pair) else denial


def _denied_next_door(pair: Pair) -> bool:
    """Whether the neighbours deny more often in French and are long there, and this sentence is short.

    Then a part of it moved, the “not” with it.
    """
    taken = len(pair.near_french) > LONGER * len(pair.near_original)
    if len(pair.original) < LONGER * len(pair.text) or not taken:
        return False
    ours = [denial for denial in denials(pair.near_french, Tongue.FRENCH) if denial.full]
    return len(ours) > len(denials(pair.near_original, Tongue.ENGLISH))


def _denied_in_back(pair: Pair) -> bool:
    """Whether the back-translation denies as much as the original: then a word we do not know did it."""
    if pair.back is None:
        return False
    english = Tongue.ENGLISH
    as_often = len(denials(pair.back, english)) >= len(denials(pair.original, english))
    by_sense = len(negative_words(pair.back, english)) > len(negative_words(pair.original, english))
    return as_often or by_sense


def _hit(pair: Pair, denial: Denial) -> Hit:
    start = max(0, pair.original.rfind(" ", 0, max(0, denial.start - AROUND)))
    end = pair.original.find(" ", denial.end + AROUND)
    clause = pair.original[start : end if end > 0 else None].strip()
    negation = pair.original[denial.start : denial.end]
    return Hit(
        span=pair.trimmed,
        message=f"The original says “{negation}” (“{clause}”); the French has no negation here.",
    )


CHECK = Check(
    id="AC10",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.NEGATIONS,
)
