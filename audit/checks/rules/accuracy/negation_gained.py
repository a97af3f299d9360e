"""Flags a sentence that denies what the original affirms.

Why it matters: a “ne … pas” nobody wrote makes a minister refuse what he promised, and the sentence still
reads well.

Known false alarms: translators who deny the contrary (“n’a pas changé” for “is the same”). The check stays
silent where a word of the original near it denies, forbids, fails or excepts, unless the back-translation
renders that word too; where French idiom has a negation that English does without (“pas seulement”, “ne pas
oublier”, “ne … que”); and in questions. “Sans” is left alone: English says it in too many ways.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.meaning.polarity import Denial, denials, gained_denials
from audit.checks.meaning.unmatched_negations import none_for_not_all
from audit.checks.views.pairs import Pair
from audit.values.quantity import Tongue

JOINED = re.compile(r"\b(?:ou|ni|et)\s\Z|,\s\Z")
REACH = 10


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        if more := none_for_not_all(pair):
            found = pair.text[more.start : more.end]
            message = f"“{found}” says none; the original only says not all."
            yield Hit(span=pair.locate(more), message=message)
            continue
        denial = _gained(pair)
        if denial is not None and not _shared(pair, denial.start):
            found = pair.text[denial.start : denial.end]
            yield Hit(
                span=pair.locate(denial),
                message=f"“{found}” is a negation; the original of this sentence has none.",
            )


def _gained(pair: Pair) -> Denial | None:
    denial = next(gained_denials(pair.text, pair.original, pair.back or ""), None)
    return None if denial is None or _from_next_door(pair) else denial


def _shared(pair: Pair, start: int) -> bool:
    """Whether the denial goes on with another, where one “not” of the original serves both: not A or B."""
    joined = JOINED.search(pair.text, max(0, start - REACH), start) is not None
    return joined and any(denials(pair.original, Tongue.ENGLISH))


def _from_next_door(pair: Pair) -> bool:
    """Whether the neighbouring sentences of the original deny more often than those of the French:
    then the “not” only moved."""
    theirs = [denial for denial in denials(pair.near_original, Tongue.ENGLISH) if denial.full]
    return len(theirs) > len(denials(pair.near_french, Tongue.FRENCH))


CHECK = Check(
    id="AC15",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.NEGATIONS,
)
