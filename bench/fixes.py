"""Applies every certain fix of machine-translated articles, audits them again, and lists what went wrong.

    python -m bench.fixes --data ../shared/data --articles 500
    python -m bench.fixes articles.jsonl more/

A fix went wrong where its check finds fault with what it wrote, where something above style is found that was
not there before, or where two fixes of one article overlap.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from audit.articles.reading import read_articles
from audit.records import Article, ArticleAudit, Flag, Place, Severity, Span
from bench.auditor import Auditor, open_auditor
from bench.data import NEWS_SETS, SYSTEMS, system_articles
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table

__all__ = ["Fix", "Fixed", "Trouble", "fixes_of", "troubles"]

OVERLAP, LEFT, NEW = "overlaps", "still found", "new"
AROUND = 40


@dataclass(frozen=True, slots=True)
class Fix:
    """What a check would write, and where."""

    check: str
    place: Place

    @property
    def span(self) -> Span:
        """What it replaces."""
        return self.place.span

    @property
    def text(self) -> str:
        """What it writes."""
        return self.place.suggestion or ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a fix did wrong: which kind, the check that says so, and the place before and after."""

    kind: str
    check: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text with fixes applied that do not overlap, and the way between its places and those before."""

    old: str
    fixes: tuple[Fix, ...]

    @property
    def text(self) -> str:
        """The text with the fixes."""
        pieces, done = [], 0
        for fix in self.fixes:
            pieces += [self.old[done : fix.span.start], fix.text]
            done = fix.span.end
        return "".join((*pieces, self.old[done:]))

    def after(self, at: int) -> int:
        """Where a place of the old text is in the new one; within a fix, its end."""
        shift = 0
        for fix in self.fixes:
            if fix.span.end <= at:
                shift += len(fix.text) - len(fix.span.of(self.old))
            elif fix.span.start < at:
                return fix.span.start + shift + len(fix.text)
        return at + shift

    def written(self, fix: Fix) -> tuple[int, int]:
        """From where to where a fix stands in the new text."""
        end = self.after(fix.span.end)
        return end - len(fix.text), end

    def before(self, span: Span) -> Span:
        """What stood at a place of the new text; of a fix it touches, all."""
        start, end = span.start, span.end
        shift = 0
        for fix in self.fixes:
            first, last = fix.span.start + shift, fix.span.start + shift + len(fix.text)
            shift += len(fix.text) - len(fix.span.of(self.old))
            if last <= span.start:
                start = span.start - shift
            elif first <= span.start:
                start = fix.span.start
            if last <= span.end:
                end = span.end - shift
            elif first < span.end:
                end = fix.span.end
        return Span(start=start, end=max(end, start + 1))


def fixes_of(flags: Sequence[Flag]) -> list[Fix]:
    """Every certain fix, in the order of the places."""
    found = [
        Fix(flag.name, place) for flag in flags for place in flag.all_places if place.suggestion is not None
    ]
    return sorted(found, key=lambda fix: fix.span)


def troubles(before: Sequence[Flag], fixed: Fixed, after: Sequence[Flag]) -> Iterator[Trouble]:
    """What went wrong with the fixes of one article, by its findings before and after."""
    for one, two in pairwise(fixes_of(before)):
        if one.span.overlaps(two.span):
            yield Trouble(OVERLAP, two.check, _around(fixed.old, one.span), repr((one, two)))
    new = fixed.text
    places = [(flag, span) for flag in after for span in flag.spans]
    for fix in fixed.fixes:
        start, end = fixed.written(fix)
        left = [span for flag, span in places if flag.name == fix.check and _meets(span, start, end)]
        if left:
            yield Trouble(LEFT, fix.check, _around(fixed.old, fix.span), _around(new, left[0]))
    for flag, span in places:
        old = fixed.before(span)
        known = any(one.name == flag.name and other.overlaps(old) for one in before for other in one.spans)
        if flag.severity is not Severity.STYLE and not known:
            yield Trouble(NEW, flag.name, _around(fixed.old, old), _around(new, span))


def _meets(span: Span, start: int, end: int) -> bool:
    """Whether a place shares a character with what was written, or holds the seam where all was taken out."""
    return span.start < end and start < span.end if start < end else span.start < start < span.end


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return f"{before}⟦{span.of(text)}⟧{after}".replace("\n", "⏎")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many fixes each check gave and what went wrong with them, then every trouble."""
    parser = bench_parser("What certain fixes leave behind", sets=NEWS_SETS, engine="none")
    parser.add_argument("paths", nargs="*", help="articles; without any, those of the data sets")
    parser.add_argument("--articles", type=int, default=500, help="so many of them, of all systems in turn")
    parser.add_argument("--original", action="store_true", help="give the checks the English original")
    options = parser.parse_args(arguments)
    auditor = open_auditor(options)
    sources = _read(options.paths) if options.paths else _of_systems(options)
    articles = list(islice(sources, options.articles))
    counts: Counter[str] = Counter()
    found: list[Trouble] = []
    for before, fixed, after in _applied(auditor, articles):
        counts.update(fix.check for fix in fixed.fixes)
        found += troubles(before.flags, fixed, after.flags)
    print(f"{len(articles)} articles\n")
    print(markdown_table(("check", "fixes", OVERLAP, LEFT, NEW), _rows(counts, found)))
    for one in found:
        print(f"\n{one.kind} {one.check}\n- {one.before}\n+ {one.after}")


def _read(paths: Sequence[str]) -> Iterator[Article]:
    return (one for one in read_articles(paths) if isinstance(one, Article))


def _of_systems(options: argparse.Namespace) -> Iterator[Article]:
    """The articles of each set and system, so mixed that a few are of all."""
    sets = [
        system_articles(options.data, name, system, limit=options.limit, original=options.original)
        for name in chosen_sets(options)
        for system in SYSTEMS
    ]
    while sets:
        for one in list(sets):
            article = next(one, None)
            if article is None:
                sets.remove(one)
            else:
                yield article


def _applied(
    auditor: Auditor, articles: Sequence[Article]
) -> Iterator[tuple[ArticleAudit, Fixed, ArticleAudit]]:
    before = list(auditor.audits(articles))
    fixed = [Fixed(audit.article.text, tuple(_apart(fixes_of(audit.flags)))) for audit in before]
    again = [_with_text(audit.article, one.text) for audit, one in zip(before, fixed, strict=True)]
    yield from zip(before, fixed, auditor.audits(again), strict=True)


def _with_text(article: Article, text: str) -> Article:
    return replace(article, text=text, digest=hashlib.sha256(text.encode()).hexdigest())


def _apart(fixes: Sequence[Fix]) -> Iterator[Fix]:
    """The fixes without those that overlap the one before."""
    done = 0
    for fix in fixes:
        if fix.span.start >= done:
            done = fix.span.end
            yield fix


def _rows(given: Counter[str], found: Sequence[Trouble]) -> Iterator[list[str]]:
    counts = Counter((one.check, one.kind) for one in found)
    for check in sorted({*given, *(one.check for one in found)}):
        yield [check, str(given[check]), *(str(counts[check, kind]) for kind in (OVERLAP, LEFT, NEW))]


if __name__ == "__main__":
    main()
