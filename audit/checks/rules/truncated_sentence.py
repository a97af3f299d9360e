"""Flags a sentence of which only a part was rendered: a clause, a list, or its end is missing.

Why it matters: what was cut is often the attribution, the condition or the other half of the comparison.

Known false alarms: translators who condense a sentence to its core, which is why this is a suspicion. It
weighs how short the French is against how long a stretch of the original left no trace, neither in the
French nor in its back-translation; or the French stops without a mark where the original has one. On good
French, one sentence in a hundred is condensed enough to be flagged; of clauses taken out, six in ten are
found, of those under a fifth of the sentence hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from audit.checks.check import Category, Check, Hit, Need
from audit.checks.pairs import ENOUGH, Pair, linked_pairs
from audit.checks.shortening import Trace, shortening, trace
from audit.records import Evidence, Lane, Severity

FINISHED = re.compile(r"[.!?…:;][\s»”\"’')\]]*\Z|[»”\"]\s*\Z")
SHOWN = 90


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`shortest`: the length, as a share of the original's in characters, below which a sentence must be cut;
    `short`: below which it is if its end is missing; `fewest`: characters of originals that are looked at;
    `missing`: the fewest telling words in a row without a trace, and `odds`: the log-odds from which on they
    and the length together make a suspicion; `moved`: the share of them which, in the sentences around it,
    shows that they only moved.
    """

    shortest: float = 0.57
    short: float = 0.8
    fewest: int = 50
    missing: int = 3
    odds: float = 0.0
    moved: float = 0.4


def _look(evidence: Evidence, options: Options) -> Iterator[Hit]:
    for pair in linked_pairs(evidence):
        # Where the back-translation is unlike the original, its want of words proves nothing.
        if pair.similarity < ENOUGH or len(pair.original.strip()) < options.fewest or not pair.text.strip():
            continue
        found = trace(pair) if pair.back is not None else None
        if found is not None and found.elsewhere >= options.moved:
            continue
        if _is_cut(pair, options):
            yield _hit(pair, None)
        elif found and found.words >= options.missing and shortening(pair, found) > options.odds:
            yield _hit(pair, found)


def _is_cut(pair: Pair, options: Options) -> bool:
    """Whether the French is so short that it must be cut, or short and without a mark at its end."""
    ratio = len(pair.text.strip()) / len(pair.original.strip())
    unfinished = not FINISHED.search(pair.text) and FINISHED.search(pair.original) is not None
    return ratio < options.shortest or (ratio < options.short and unfinished)


def _hit(pair: Pair, found: Trace | None) -> Hit:
    start, stop = len(pair.text) - len(pair.text.lstrip()), len(pair.text.rstrip())
    return Hit(span=pair.view.span(start, stop), message=_message(pair, found))


def _message(pair: Pair, found: Trace | None) -> str:
    if found is not None and found.end < len(pair.original):
        missing = pair.original[found.start : found.end].strip(" ,;:.")
        return f"Only a part of the original was rendered; this seems to be missing: “{_shown(missing)}”"
    words = pair.original[-SHOWN:]
    end = words if len(pair.original) <= SHOWN else "… " + words.partition(" ")[2]
    return f"Only a part of the original was rendered; it goes on to its end: “{end}”"


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"


CHECK = Check(
    id="AC13",
    name="truncated_sentence",
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    lane=Lane.SUSPICION,
    look=_look,
    options=Options(),
    needs=frozenset({Need.ORIGINAL}),
)
