"""The verdict on one article."""

from dataclasses import dataclass
from enum import StrEnum

from audit.records.articles import Article, Failure
from audit.records.evidence import Evidence
from audit.records.flags import Flag, Skip, Suppressed
from audit.records.scores import Scores


class Status(StrEnum):
    """How an article came out."""

    CLEAN = "clean"
    DOUBTFUL = "doubtful"
    FLAGGED = "flagged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAudit:
    """The verdict on one article.

    `round_trip` scores the round trip against the French; `source` scores the back-translation against the
    original. Either is None where it could not be computed. What is `suppressed` is not among the `flags`,
    and counts nowhere. `checks` are the ids of those switched on: they looked unless `skips` or
    `failures` say otherwise.
    """

    evidence: Evidence
    words: int
    round_trip: Scores | None = None
    source: Scores | None = None
    flags: tuple[Flag, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    failures: tuple[Failure, ...] = ()
    skips: tuple[Skip, ...] = ()
    checks: frozenset[str] = frozenset()

    @property
    def article(self) -> Article:
        """The article under audit."""
        return self.evidence.article
