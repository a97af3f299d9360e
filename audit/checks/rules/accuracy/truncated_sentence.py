"""Flags a sentence of which only a part was rendered: a clause, a list, or its end is missing.

Why it matters: what was cut is often the attribution, the condition or the other half of the comparison.

Known false alarms: translators who condense a sentence to its core, and clauses that got lost in the
back-translation, which is why this is a suspicion; where the loss is beyond doubt, `omitted_clause` says so.
It weighs how short the French is against what the back-translation has in place of a stretch of the
original; or the French stops without a mark where the original has one.
"""

from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.original.under_translation import is_unfinished, place, shortened
from audit.checks.views.excerpts import quoted
from audit.checks.views.pairs import ENOUGH, Pair

SHOWN = 90
CUT = "Only part of the original was translated;"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`shortest`: the length, as a share of the original's in characters, below which a sentence must be cut;
    `short`: below which it is if its end is missing; `fewest`: characters of originals that are looked at;
    `missing`: the fewest content words without a trace, and `odds`: the log-odds from which on they and the
    length together make a suspicion; `moved`: the share of them which, in the sentences around it, shows that
    they only moved.
    """

    shortest: float = 0.57
    short: float = 0.8
    fewest: int = 50
    missing: int = 2
    odds: float = 1.5
    moved: float = 0.5


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    silent = {place(one.pair): one for one in article.once(shortened)}
    for pair in article.pairs:
        # Where the back-translation is unlike the original, its want of words proves nothing.
        if pair.similarity < ENOUGH or len(pair.original.strip()) < options.fewest or not pair.text.strip():
            continue
        found = silent.get(place(pair))
        if found is not None and found.silence.elsewhere >= options.moved:
            continue
        if _is_cut(pair, options):
            yield Hit(span=pair.trimmed, message=f"{CUT} it goes on: {_end(pair.original)}")
        elif found and found.silence.words >= options.missing and found.odds > options.odds:
            yield Hit(
                span=pair.trimmed, message=f"{CUT} this seems to be missing: {quoted(found.missing, SHOWN)}"
            )


def _is_cut(pair: Pair, options: Options) -> bool:
    """Whether the French is so short that it must be cut, or short and without a mark at its end."""
    ratio = len(pair.text.strip()) / len(pair.original.strip())
    return ratio < options.shortest or (ratio < options.short and is_unfinished(pair))


def _end(original: str) -> str:
    """The last words of the original, within “ ”."""
    words = original[-SHOWN:]
    return f"“{words if len(original) <= SHOWN else '… ' + words.partition(' ')[2]}”"


CHECK = Check(
    id="AC13",
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    lane=Lane.SUSPICION,
    look=_look,
    options=Options(),
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.TRUNCATION,
    # What is shown to be missing is no mere suspicion.
    yields_to=frozenset({"omitted_clause"}),
)
