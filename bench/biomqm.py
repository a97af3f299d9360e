"""Measures how findings agree with an expert's error marks on machine-translated medical abstracts (BioMQM).

Prints, for each check that finds anything, how many places it marks, the share that overlap a marked error,
and that share for places of the same lengths put at random in the same segments; then the share of the
expert's errors that it touches, by MQM category. The last rows are what was published for Grammalecte on the
same data.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from audit.records import ArticleAudit, Flag, Lane, Severity, Span
from bench.auditor import Auditor, open_auditor
from bench.data import make_article
from bench.mqm import MarkedDocument, MarkedSegment, read_documents
from bench.options import bench_parser
from bench.table import markdown_table, share

__all__ = ["chance_of_overlap", "main"]

CATEGORIES = (
    "Accuracy/Mistranslation", "Accuracy/Untranslated", "Accuracy/Addition", "Terminology/Wrong_term",
    "Terminology/Inconsistent", "Linguistic_conventions/Grammar", "Linguistic_conventions/Spelling",
    "Linguistic_conventions/Punctuation", "Locale_conventions/Number_format", "Style/Non_fluent",
)  # fmt: skip
PUBLISHED = {
    "numbers": 0.80, "typography": 0.53, "no-break spaces": 0.50, "agreement": 0.24, "apostrophes": 0.19,
}  # fmt: skip
"""Share of Grammalecte's flags that overlap a human span, from the data set's README; chance there: 0.15."""

Group = str
"""The name of a check, or of one of the totals."""


@dataclass(slots=True)
class Agreement:
    """What one check did: places marked, those on an error, the chance of that, and errors touched."""

    marks: int = 0
    hits: int = 0
    chance: float = 0.0
    touched: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Totals:
    """All agreements, and how many errors of each category there are."""

    groups: defaultdict[Group, Agreement] = field(default_factory=lambda: defaultdict(Agreement))
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, segment: MarkedSegment, marks: Sequence[tuple[Flag, Span]]) -> None:
        """Count one segment and the places marked in it, as spans of its target."""
        self.errors.update(error.category for error in segment.errors)
        touched: defaultdict[Group, set[int]] = defaultdict(set)
        for flag, span in marks:
            on = {i for i, error in enumerate(segment.errors) if error.span.overlaps(span)}
            for group in _groups(flag):
                agreement = self.groups[group]
                agreement.marks += 1
                agreement.hits += bool(on)
                agreement.chance += chance_of_overlap(span, segment)
                touched[group] |= on
        for group, indices in touched.items():
            self.groups[group].touched.update(segment.errors[i].category for i in indices)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _parser().parse_args(arguments)
    documents = read_documents(options.data, references=options.references)[: options.limit]
    auditor = open_auditor(options)
    totals = Totals()
    for document, audit in zip(documents, _audits(auditor, documents), strict=True):
        _count(totals, document, audit)
    head = ("check", "places", "on an error", "by chance", *(c.partition("/")[2] for c in CATEGORIES))
    print(markdown_table(head, [*_rows(totals, auditor.checks), *_published()]))


def _parser() -> argparse.ArgumentParser:
    parser = bench_parser("Agreement with human error marks", sets=(), engine="none")
    parser.add_argument("--references", action="store_true", help="take in the two human translations")
    return parser


def chance_of_overlap(span: Span, segment: MarkedSegment) -> float:
    """The share of all places of the span's length in the segment that would touch an error."""
    length = span.end - span.start
    places = range(max(len(segment.target) - length, 0) + 1)
    errors = [error.span for error in segment.errors]
    return sum(any(p < e.end and e.start < p + length for e in errors) for p in places) / len(places)


def _audits(auditor: Auditor, documents: Iterable[MarkedDocument]) -> Iterator[ArticleAudit]:
    return auditor.audits(
        [
            make_article(one.id, [s.target for s in one.segments], [s.source for s in one.segments])
            for one in documents
        ]
    )


def _count(totals: Totals, document: MarkedDocument, audit: ArticleAudit) -> None:
    start = 0
    for segment in document.segments:
        here = Span(start=start, end=start + max(len(segment.target), 1))
        totals.add(segment, list(_marks_in(audit.flags, here)))
        start += len(segment.target) + 1


def _marks_in(flags: Iterable[Flag], here: Span) -> Iterator[tuple[Flag, Span]]:
    """The places marked inside a segment, cut to it and counted from its beginning."""
    for flag in flags:
        for span in flag.spans:
            if span.overlaps(here):
                low, high = max(span.start, here.start), min(span.end, here.end)
                yield flag, Span(start=low - here.start, end=high - here.start)


def _groups(flag: Flag) -> tuple[Group, ...]:
    if flag.lane is Lane.SUSPICION:
        return flag.name, "all suspicions"
    style = flag.severity is Severity.STYLE
    return flag.name, "all facts of style" if style else "all facts, minor or worse"


def _rows(totals: Totals, checks: Sequence[str]) -> Iterator[list[str]]:
    for group in (*checks, "all facts, minor or worse", "all facts of style", "all suspicions"):
        one = totals.groups[group]
        if not one.marks:
            continue
        label = f"**{group}**" if group.startswith("all ") else group
        figures = [str(one.marks), share(one.hits, one.marks)]
        chance = f"{one.chance / one.marks:.2f}" if one.marks else "–"
        recalls = [share(one.touched[category], totals.errors[category]) for category in CATEGORIES]
        yield [label, *figures, chance, *recalls]
    yield ["errors marked", "", "", "", *(str(totals.errors[category]) for category in CATEGORIES)]


def _published() -> Iterator[list[str]]:
    for name, overlap in PUBLISHED.items():
        yield [f"Grammalecte, {name} (published)", "", f"{overlap:.2f}", "0.15", *[""] * len(CATEGORIES)]


if __name__ == "__main__":
    main()
