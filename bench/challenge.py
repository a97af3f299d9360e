"""Errors of machine translation one by one: which are found, in sentences written for this.

Prints, for each kind of error, how many of the marked places are found as a fact and at all, and how many
findings above style the right French of the same sentences gets. No check and no model was fitted on these
sentences; many are short and plain, as news seldom is.

    python -m bench.challenge
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from audit.records import ArticleAudit, Lane, Severity, Span
from bench.auditor import Auditor, open_auditor
from bench.data import make_article
from bench.options import bench_parser
from bench.remarks import remarks_of
from bench.table import markdown_table

__all__ = ["HEAD", "Challenge", "main", "read_challenges"]

DATA = Path(__file__).with_name("challenge.tsv")
HEAD = ("error", "places", "found as a fact", "found", "findings on the right French")
_MARKED = re.compile(r"\[\[(?P<wrong>[^|\]]*)\|(?P<right>[^\]]*)\]\]")
_OMISSION = "accuracy/omission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A sentence with its original: the French as it should be, and as it is with errors at `places`.

    The place of what was left out is the whole sentence.
    """

    kind: str
    english: str
    right: str
    wrong: str
    places: tuple[tuple[Span, bool], ...]

    @staticmethod
    def of(kind: str, english: str, marked: str) -> Challenge:
        """One whose French has `[[wrong|right]]` at every error."""
        wrong = _MARKED.sub(r"\g<wrong>", marked)
        places, shift = [], 0
        for match in _MARKED.finditer(marked):
            start, size = match.start() - shift, len(match["wrong"])
            shift += len(match[0]) - size
            place = Span(start=start, end=start + size) if size else Span(start=0, end=len(wrong))
            places.append((place, not size))
        return Challenge(
            kind=kind,
            english=english,
            right=_MARKED.sub(r"\g<right>", marked),
            wrong=wrong,
            places=tuple(places),
        )


def read_challenges() -> list[Challenge]:
    """Those of the file, in its order: kind by kind."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return [Challenge.of(*row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Audit, print."""
    options = bench_parser("Errors of machine translation, one by one", sets=(), engine="bundled").parse_args(
        arguments
    )
    auditor = open_auditor(options)
    rows = [
        _row(kind, list(some), auditor) for kind, some in groupby(read_challenges(), lambda one: one.kind)
    ]
    total = [str(sum(int(row[column]) for row in rows)) for column in range(1, len(HEAD))]
    print(markdown_table(HEAD, [*rows, ["all", *total]]))


def _row(kind: str, some: Sequence[Challenge], auditor: Auditor) -> list[str]:
    """One kind, all its sentences as the paragraphs of one article."""
    english = [one.english for one in some]
    articles = [
        make_article(f"{kind}-{number}", [getattr(one, side) for one in some], english)
        for number, side in enumerate(("wrong", "right"))
    ]
    wrong, right = auditor.audits(articles)
    places = list(_places(some))
    facts, found = (sum(_is_found(wrong, *place, lanes) for place in places) for lanes in _LANES)
    others = sum(flag.severity != Severity.STYLE for flag in right.flags)
    return [kind, str(len(places)), str(facts), str(found), str(others)]


_LANES = (frozenset({Lane.FACT}), frozenset(Lane))


def _places(some: Sequence[Challenge]) -> Iterator[tuple[Span, bool]]:
    """The places of the errors in the article of these sentences; whether something is left out there."""
    start = 0
    for one in some:
        yield from ((place.shifted(start), is_gap) for place, is_gap in one.places)
        start += len(one.wrong) + 1


def _is_found(audit: ArticleAudit, place: Span, is_gap: bool, lanes: frozenset[Lane]) -> bool:
    return any(
        remark.lane in lanes and remark.span.overlaps(place) and (not is_gap or remark.category == _OMISSION)
        for remark in remarks_of(audit.flags)
    )


if __name__ == "__main__":
    main()
    sys.exit()
