"""Flags a sentence of which only a part was rendered: far shorter than the original, or without its end.

Why it matters: what was cut is often the attribution, the condition or the other half of the comparison.

Known false alarms: translators who condense a sentence to its core, which is why this is a suspicion. The
length alone counts only below
`shortest` of the original; above that, the end of the original must have left no trace in the
back-translation, or the French must stop without a mark where the original has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from audit.checks.check import Category, Check, Hit, Need
from audit.checks.pairs import Pair, linked_pairs
from audit.overlap import coverage
from audit.records import Evidence, Lane, Severity

FINISHED = re.compile(r"[.!?…:;][\s»”\"’')\]]*\Z|[»”\"]\s*\Z")
SHOWN = 90


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`shortest`: the length, as a share of the original's in characters, below which a sentence must be cut;
    `short`: below which it is if its end is missing; `fewest`: characters of originals that are looked at.
    """

    shortest: float = 0.57
    short: float = 0.8
    fewest: int = 50


def _look(evidence: Evidence, options: Options) -> Iterator[Hit]:
    for pair in linked_pairs(evidence):
        text, original = pair.text.strip(), pair.original.strip()
        if len(original) < options.fewest or not text:
            continue
        ratio = len(text) / len(original)
        if ratio < options.shortest or (ratio < options.short and _lost_its_end(pair)):
            yield _hit(pair)


def _lost_its_end(pair: Pair) -> bool:
    if not FINISHED.search(pair.text) and FINISHED.search(pair.original):
        return True
    if pair.back is None:
        return False
    words = pair.original.split()
    head, tail = " ".join(words[: len(words) // 2]), " ".join(words[-(len(words) * 2 // 5) :])
    elsewhere = coverage(tail, pair.near_back)
    return coverage(tail, pair.back) <= 0.1 and coverage(head, pair.back) >= 0.4 and elsewhere < 0.4


def _hit(pair: Pair) -> Hit:
    words = pair.original[-SHOWN:]
    end = words if len(pair.original) <= SHOWN else "… " + words.partition(" ")[2]
    start, stop = len(pair.text) - len(pair.text.lstrip()), len(pair.text.rstrip())
    return Hit(
        span=pair.view.span(start, stop),
        message=f"Only a part of the original was rendered; it goes on to its end: “{end}”",
    )


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
