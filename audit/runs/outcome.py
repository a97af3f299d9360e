"""What a run came to, for whoever asks: how many of which kind, and which need a person first."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import msgspec

from audit.records import Status
from audit.reports.exchange.result_lines import ResultFile
from audit.reports.exchange.result_schema import ArticleFindings
from audit.reports.summary.comparability import Comparison
from audit.reports.summary.run_summary import IndexRow
from audit.runs.baseline import Known, known_of
from audit.runs.state.manifest import read_manifest
from audit.runs.state.run_folder import RESULTS
from audit.runs.state.store import RunStore

SHOWN = 20
NAMED = 5


@dataclass(frozen=True, slots=True)
class Named:
    """How many articles, and the ids of the first."""

    count: int = 0
    first: tuple[str, ...] = ()

    def and_also(self, id: str) -> Self:
        """With this article too."""
        return replace(self, count=self.count + 1, first=(*self.first, id)[:NAMED])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A finished run: `statuses` counts the articles of each.

    `severity` is the rank of its worst finding, -1 for none; `lowest` the lowest chrF of an article, None if
    none was scored; `urgent` the rows of the articles to be read first; `compared` whether originals were
    given or wanted; `without_original` and `refused` the articles that had none or were not compared with it;
    `known` what it has of its baseline, if there is one.
    """

    folder: Path
    statuses: dict[str, int]
    severity: int
    lowest: float | None
    urgent: tuple[IndexRow, ...]
    compared: bool
    without_original: Named
    refused: Named
    known: Known | None

    @property
    def total(self) -> int:
        """How many articles there are."""
        return sum(self.statuses.values())

    @property
    def results(self) -> ResultFile:
        """The result of every article."""
        return ResultFile(self.folder / RESULTS)


class _Origin(msgspec.Struct, frozen=True):
    """What came of an article's original, and its score; the other fields of its row are passed over."""

    id: str
    original: str = ""
    chrf: float | None = None


def outcome_of(store: RunStore, *, originals_wanted: bool = False) -> Outcome:
    """What the finished run in the store came to."""
    baseline = read_manifest(store).baseline
    results = (msgspec.json.decode(line, type=ArticleFindings) for line in store.results())
    lowest: float | None = None
    missing = refused = Named()
    seen = False
    for row in store.ranked_rows():  # one by one: memory does not grow with the run
        one = msgspec.json.decode(row, type=_Origin)
        if one.chrf is not None:
            lowest = one.chrf if lowest is None else min(lowest, one.chrf)
        seen |= one.original not in ("", Comparison.MISSING)
        if one.original == Comparison.MISSING:
            missing = missing.and_also(one.id)
        elif one.original in (Comparison.FOREIGN, Comparison.UNRELATED):
            refused = refused.and_also(one.id)
    return Outcome(
        folder=store.folder,
        statuses={status.value: 0 for status in Status} | store.statuses(),
        severity=store.worst_severity(),
        lowest=lowest,
        urgent=tuple(msgspec.json.decode(row, type=IndexRow) for row in store.ranked_rows(SHOWN)),
        compared=originals_wanted or seen,
        without_original=missing,
        refused=refused,
        known=known_of(baseline, results) if baseline else None,
    )
