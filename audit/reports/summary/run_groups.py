"""What a run's articles have in common, counted one article at a time in memory that does not grow."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from math import sqrt

from audit.articles.ids import file_name

MOST_VALUES = 12
"""A field with more values says nothing of groups of articles."""
MOST_REMEMBERED = 2000
"""Faults; beyond, half are forgotten, those of the fewest articles."""
MOST_PLACES = 5
FEWEST_SCORED = 20
"""Articles from which one can lie outside."""
OUTSIDE = 2.5
"""Standard deviations below the mean of the run's articles that are scored alike."""
MOST_OUTLIERS = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding above style as the index knows it: whose check, on which words."""

    check: str
    name: str
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """An article; `fingerprint` is that of the finding meant, empty for the whole."""

    id: str
    title: str
    fingerprint: str = ""

    @property
    def report(self) -> str:
        """Where its report lies in the run folder, without suffix."""
        return f"articles/{file_name(self.id)}"


@dataclass(slots=True)
class Group:
    """Articles that share something: how many, and the first of them that were added."""

    articles: int = 0
    places: list[Place] = field(default_factory=list)

    def add(self, place: Place) -> None:
        """Count one article."""
        self.articles += 1
        if len(self.places) < MOST_PLACES:
            self.places.append(place)


class Faults:
    """The articles of each fault: of a check on the same words."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str], Group] = {}

    def add(self, place: Place, faults: tuple[Fault, ...]) -> None:
        """Count an article's faults."""
        for fault in {(one.name, one.text): one for one in faults}.values():
            group = self._groups.setdefault((fault.name, fault.text), Group())
            group.add(Place(place.id, place.title, fault.fingerprint))
        if len(self._groups) > MOST_REMEMBERED:
            ranked = sorted(self._groups.items(), key=lambda one: -one[1].articles)
            self._groups = dict(ranked[: MOST_REMEMBERED // 2])

    def shared(self, most: int) -> list[tuple[str, str, Group]]:
        """The faults of more than one article, as (name, text, group), those of the most articles first."""
        found = [(name, text, one) for (name, text), one in self._groups.items() if one.articles > 1]
        return sorted(found, key=lambda one: (-one[2].articles, one[:2]))[:most]


@dataclass(slots=True)
class Tally:
    """What the articles with one value of a field come to; `scores` counts those that have a chrF."""

    articles: int = 0
    words: int = 0
    findings: int = 0
    risk: float = 0.0
    chrf: float = 0.0
    scores: int = 0

    def add(self, words: int, findings: int, risk: float, chrf: float | None) -> None:
        """Count one article."""
        self.articles += 1
        self.words += words
        self.findings += findings
        self.risk += risk
        self.chrf += chrf or 0.0
        self.scores += chrf is not None


class Fields:
    """The fields that came with the articles, each with a tally for each of its values, if these are few."""

    def __init__(self) -> None:
        self._tallies: dict[str, dict[str, Tally] | None] = {}

    def of(self, meta: tuple[tuple[str, str], ...]) -> Iterator[Tally]:
        """The tallies that an article with these fields counts in."""
        for name, value in meta:
            tallies = self._tallies.setdefault(name, {})
            if tallies is None:
                continue
            if value not in tallies and len(tallies) == MOST_VALUES:
                self._tallies[name] = None
                continue
            yield tallies.setdefault(value, Tally())

    def tables(self) -> dict[str, dict[str, Tally]]:
        """The fields of at least two values that group articles, by name, the values by theirs."""
        return {
            name: dict(sorted(tallies.items()))
            for name, tallies in sorted(self._tallies.items())
            if tallies and 1 < len(tallies) < sum(one.articles for one in tallies.values())
        }


class Scored:
    """Scores of one kind: their mean and spread, and the lowest."""

    def __init__(self) -> None:
        self.bins: Counter[int] = Counter()
        self._number, self._mean, self._squares = 0, 0.0, 0.0
        self._lowest: list[tuple[float, Place]] = []

    def add(self, chrf: float, place: Place) -> None:
        """Count one article (Welford's recurrence)."""
        self._number += 1
        off = chrf - self._mean
        self._mean += off / self._number
        self._squares += off * (chrf - self._mean)
        entry = (-chrf, place)
        if len(self._lowest) < MOST_OUTLIERS:
            heappush(self._lowest, entry)
        else:
            heappushpop(self._lowest, entry)

    def outliers(self) -> list[tuple[float, Place]]:
        """The articles that score far less than the rest of the run, with their chrF, the lowest first."""
        if self._number < FEWEST_SCORED:
            return []
        bound = self._mean - OUTSIDE * sqrt(self._squares / (self._number - 1))
        return sorted((-chrf, place) for chrf, place in self._lowest if -chrf < bound)
