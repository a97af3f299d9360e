"""Flags a sentence that leaves out a clause of its original: nothing stands in its place.

Why it matters: smooth French that says less; the condition, the attribution or the other half of the
comparison is gone, and nobody can see it without the original.

Known false alarms: a clause that only the back-translation dropped, in French that is short, too; a sentence
turned round so freely that half of it finds no counterpart. What the sentences around it say is not missing;
the less certain losses are for `truncated_sentence`. On 159,000 words of machine translations of news it
speaks once, rightly; on 54,000 words of human ones nine times, once wrongly. Of clauses taken out of machine
translations it finds two in three; of those of one or two words hardly any.
"""

from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Need, Severity, Topic
from audit.checks.meaning.unrendered_entities import is_anything_unsaid
from audit.checks.original.under_translation import Shortened, is_unfinished, shortened
from audit.checks.views.excerpts import quoted

SHOWN = 120


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`odds`: the log-odds from which on a clause is missing; `unfinished`: the same where the French stops
    without a mark; `named`: the same where the French lacks a name or figure of it; `missing`: the fewest
    content words without a trace; `alone`: the share of the clause's letters that nothing replaces; `moved`:
    the share of its words that, in the sentences around it, shows that they only moved; `fewest`: characters
    of originals that are looked at.
    """

    odds: float = 2.5
    unfinished: float = 0.0
    named: float = -1.0
    missing: int = 2
    alone: float = 0.5
    moved: float = 0.5
    fewest: int = 50


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    for one in article.once(shortened):
        if _is_missing(one, options):
            message = f"The French leaves out: {quoted(one.missing, SHOWN)}"
            yield Hit(span=one.pair.trimmed, message=message)


def _is_missing(one: Shortened, options: Options) -> bool:
    found = one.silence
    return (
        found.words >= options.missing
        and found.share > options.alone
        and found.elsewhere < options.moved
        and len(one.pair.original) >= options.fewest
        and _is_likely(one, options)
    )


def _is_likely(one: Shortened, options: Options) -> bool:
    """Whether the odds are high enough for what else speaks for an omission."""
    found = one.silence
    cut = is_unfinished(one.pair) and found.end == len(one.pair.original)
    if one.odds > (options.unfinished if cut else options.odds):
        return True
    return one.odds > options.named and is_anything_unsaid(one.pair, found.start, found.end)


CHECK = Check(
    id="AC23",
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    look=_look,
    options=Options(),
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.OMITTED_CLAUSES,
)
