"""What every format of findings tells: the results of a run, and where a finding is to be looked up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from audit.records import Severity
from audit.reports.exchange.result_schema import FlagResult, PlaceResult, Result

JSON_LINE = re.compile(r"(?P<file>stdin|.+\.jsonl(?:\.gz|\.zst)?):(?P<line>\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Least:
    """What fails an article: findings at least so severe, and whether it is enough to be doubtful."""

    severity: Severity = Severity.MINOR
    doubts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The results of a run, which may be gone through more than once and are never held together.

    `folder` is that of the run, as the user may name it; `least` is what fails an article.
    """

    results: Iterable[Result]
    folder: str
    least: Least = Least()


class Location(NamedTuple):
    """A file, and a place in it that counts from 1; an article that is a line of it has no column."""

    file: str
    line: int | None = None
    column: int | None = None


def location(result: Result, place: FlagResult | PlaceResult | None, folder: str) -> Location:
    """Where a finding of the article is, or the article itself; for a page, in the text beside its report."""
    if match := JSON_LINE.fullmatch(result.path):
        return Location(match["file"], int(match["line"]))
    file = result.path if result.text_file is None else f"{folder}/{result.text_file}"
    return Location(file) if place is None else Location(file, place.line, place.column)


def remarks(result: Result) -> Iterator[tuple[str, str]]:
    """What there is to say of the article as a whole, after `failed` or `doubtful`."""
    yield from (("failed", failure.message) for failure in result.failures)
    if result.doubts:
        yield "doubtful", "; ".join(result.doubts)
