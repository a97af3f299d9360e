"""What a check says of an article."""

from dataclasses import dataclass
from enum import StrEnum

from audit.records.reviews import Review
from audit.records.spans import Span


class Severity(StrEnum):
    """MQM severity levels, with `style` below them for house-style lines that never fail a run."""

    STYLE = "style"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for style … 3 for critical, for sorting."""
        return list(Severity).index(self)


class Lane(StrEnum):
    """Facts can be verified by looking; suspicions rest on a model's evidence."""

    FACT = "fact"
    SUSPICION = "suspicion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of an aggregated finding, with its own fix where one is certain."""

    span: Span
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A finding. `suggestion` replaces the text of `span` and is given only where it is certain.

    `places` lists every place of an aggregated finding (the first is `span`); `probability` is the
    calibrated chance that the passage holds an error, for suspicions only. `back_span` is the part of the
    passage's back-translation that shows the problem. `fingerprint` names it within the article, across edits
    elsewhere; `review` is what a reviewer said of it.
    """

    check: str
    name: str
    lane: Lane
    severity: Severity
    category: str
    span: Span
    message: str
    suggestion: str | None = None
    places: tuple[Place, ...] = ()
    back_span: Span | None = None
    probability: float | None = None
    fingerprint: str = ""
    review: Review | None = None

    @property
    def all_places(self) -> tuple[Place, ...]:
        """Every place, whether it is aggregated or stands alone."""
        return self.places or (Place(span=self.span, suggestion=self.suggestion),)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it is, place by place."""
        return tuple(place.span for place in self.all_places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding a person has set aside, and the reason they gave."""

    flag: Flag
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A check that could not look, and why."""

    check: str
    reason: str
