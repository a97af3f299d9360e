"""What an audit comes to in numbers: the ground the verdict, the index and the report stand on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from audit.records import SCORED_KINDS, ArticleAudit, Flag, Lane, Severity, Span
from audit.reports.article.places import home
from audit.reports.summary.subjects import Subject, subject

__all__ = ["Tally", "by_urgency", "tally"]

QUOTATION = re.compile('[«“][^«»“”\n]+[»”]|"[^"\n]+"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Flags apart by lane; `slips` counts the facts, `places` where they stand, and `quoted` those of them
    that stand, at least once, inside a quotation.

    `doubts` are suspicions of style severity: a passage could not be judged, which makes it no worse.
    `meaning` are the flags, of either lane, that concern what the text says.
    `judged` and `bodies` count the body passages with a back-translation, and all of them.
    """

    facts: tuple[Flag, ...]
    suspicions: tuple[Flag, ...]
    style: tuple[Flag, ...]
    doubts: tuple[Flag, ...]
    meaning: tuple[Flag, ...]
    slips: int
    places: int
    quoted: int
    suspect_passages: int
    bodies: int
    judged: int

    @property
    def worst(self) -> Severity | None:
        """The worst severity of all flags, None if there are none."""
        flags = (*self.facts, *self.suspicions, *self.style)
        return max((flag.severity for flag in flags), key=lambda severity: severity.rank, default=None)


def tally(audit: ArticleAudit) -> Tally:
    """Count one audit."""
    graver = [flag for flag in audit.flags if flag.severity is not Severity.STYLE]
    mild = [flag for flag in audit.flags if flag.severity is Severity.STYLE]
    facts = by_urgency(flag for flag in graver if flag.lane is Lane.FACT)
    suspicions = by_urgency(flag for flag in graver if flag.lane is Lane.SUSPICION)
    bodies = [item for item in audit.evidence.passages if item.passage.kind in SCORED_KINDS]
    return Tally(
        facts=facts,
        suspicions=suspicions,
        style=tuple(flag for flag in mild if flag.lane is Lane.FACT),
        doubts=tuple(flag for flag in mild if flag.lane is Lane.SUSPICION),
        meaning=tuple(flag for flag in graver if subject(flag) is Subject.CONTENT),
        slips=len(facts),
        places=sum(len(flag.spans) for flag in facts),
        quoted=_quoted(audit, facts),
        suspect_passages=_suspect_passages(audit, suspicions),
        bodies=len(bodies),
        judged=sum(item.back is not None for item in bodies),
    )


def by_urgency(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """The gravest first; equals by what they are about, then by probability, then in reading order."""
    return tuple(
        sorted(
            flags,
            key=lambda flag: (-flag.severity.rank, subject(flag), -(flag.probability or 0), flag.span),
        )
    )


def _quoted(audit: ArticleAudit, flags: tuple[Flag, ...]) -> int:
    """How many flags have a place within quotation marks, the marks themselves left out."""
    quotations = [
        Span(start=match.start() + 1, end=match.end() - 1) for match in QUOTATION.finditer(audit.article.text)
    ]
    starts = [quotation.start for quotation in quotations]

    def inside(span: Span) -> bool:
        before = bisect_right(starts, span.start)
        return before > 0 and quotations[before - 1].covers(span)

    return sum(any(inside(span) for span in flag.spans) for flag in flags)


def _suspect_passages(audit: ArticleAudit, suspicions: tuple[Flag, ...]) -> int:
    spans = (span for flag in suspicions for span in flag.spans)
    return len({item.passage.index for span in spans for item in home(audit.evidence.passages, span)})
