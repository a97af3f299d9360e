"""What verdict, reason and urgency rest on: findings counted, and what the article was compared with."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from audit.evidence.testimony import most_suspect
from audit.records import SCORED_KINDS, ArticleAudit, Flag, Lane, PairWeights, Severity, Span
from audit.reports.summary.comparability import (
    Comparison,
    comparison,
    passages_beside_nothing,
    refusal,
)
from audit.reports.summary.doubtful import doubtful
from audit.reports.summary.marked_words import MarkedPair, read_first
from audit.reports.summary.places import passages_touched
from audit.reports.summary.standing import Standing, standing
from audit.reports.summary.subjects import subject

MOST_SUSPECT = 10
"""Pairs that are ranked by what there is against them."""

QUOTATION = re.compile('[«“][^«»“”\n]+[»”]|"[^"\n]+"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What verdict, reason and urgency rest on.

    `facts` and `suspicions` are the flags above style, the gravest first; `style` are the facts of style
    severity, `doubts` the suspicions: a passage could not be judged, which makes it no worse. `worst` is the
    worst severity of all flags.
    `quoted` counts the facts that stand, at least once, inside a quotation; `suspect_passages` the passages
    that a suspicion touches; `bodies` the body passages, and `judged` those with a back-translation.
    `uncompared` counts the body passages that were not compared with anything of the original.
    `refusal` is a clause on why an original that was given was not compared, `doubtful` are those on why the
    article as a whole is in doubt.
    `most_suspect` are the weighed pairs with the most against them, the worst first, and `read_first` the
    first of them with their words in doubt.
    """

    facts: tuple[Flag, ...]
    suspicions: tuple[Flag, ...]
    style: tuple[Flag, ...]
    doubts: tuple[Flag, ...]
    worst: Severity | None
    quoted: int
    suspect_passages: int
    bodies: int
    judged: int
    standing: Standing
    comparison: Comparison
    uncompared: int
    refusal: str | None
    doubtful: tuple[str, ...]
    most_suspect: tuple[PairWeights, ...]
    read_first: tuple[MarkedPair, ...]

    @property
    def marks_words(self) -> bool:
        """Whether any word is marked in what is to be read first."""
        return any(one.french or one.original for one in self.read_first)


def grounds_of(audit: ArticleAudit) -> Grounds:
    """Count one audit."""
    graver = _by_urgency(flag for flag in audit.flags if flag.severity is not Severity.STYLE)
    mild = [flag for flag in audit.flags if flag.severity is Severity.STYLE]
    facts, suspicions = _of(Lane.FACT, graver), _of(Lane.SUSPICION, graver)
    stands, refused, uncompared = standing(audit), refusal(audit), _uncompared(audit)
    ranked = most_suspect(audit.evidence, MOST_SUSPECT)
    bodies = [item for item in audit.evidence.passages if item.passage.kind in SCORED_KINDS]
    return Grounds(
        facts=facts,
        suspicions=suspicions,
        style=_of(Lane.FACT, mild),
        doubts=_of(Lane.SUSPICION, mild),
        worst=worst_of(audit.flags),
        quoted=_quoted(audit.article.text, facts),
        suspect_passages=_suspect_passages(audit, suspicions),
        bodies=len(bodies),
        judged=sum(item.back is not None for item in bodies),
        standing=stands,
        comparison=comparison(audit),
        uncompared=uncompared,
        refusal=refused,
        doubtful=tuple(doubtful(audit.article, stands, refused, bodies=len(bodies), uncompared=uncompared)),
        most_suspect=tuple(ranked),
        read_first=tuple(read_first(audit.evidence, ranked)),
    )


def _uncompared(audit: ArticleAudit) -> int:
    passages = (audit.evidence.passages[index].passage for index in passages_beside_nothing(audit.evidence))
    return sum(passage.kind in SCORED_KINDS for passage in passages)


def worst_of(flags: Iterable[Flag]) -> Severity | None:
    """The worst severity of these flags, None if there are none."""
    return max((flag.severity for flag in flags), key=lambda severity: severity.rank, default=None)


def _of(lane: Lane, flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in flags if flag.lane is lane)


def _by_urgency(flags: Iterable[Flag]) -> list[Flag]:
    """The gravest first; equals by what they are about, then by probability, then in reading order."""
    return sorted(
        flags, key=lambda flag: (-flag.severity.rank, subject(flag), -(flag.probability or 0), flag.span)
    )


def _quoted(text: str, flags: Iterable[Flag]) -> int:
    """How many flags have a place within quotation marks, the marks themselves left out."""
    quotations = [Span(start=match.start() + 1, end=match.end() - 1) for match in QUOTATION.finditer(text)]
    starts = [quotation.start for quotation in quotations]

    def inside(span: Span) -> bool:
        before = bisect_right(starts, span.start)
        return before > 0 and quotations[before - 1].covers(span)

    return sum(any(inside(span) for span in flag.spans) for flag in flags)


def _suspect_passages(audit: ArticleAudit, suspicions: Iterable[Flag]) -> int:
    passages = audit.evidence.passages
    spans = (span for flag in suspicions for span in flag.spans)
    return len({item.passage.index for span in spans for item in passages_touched(passages, span)})
