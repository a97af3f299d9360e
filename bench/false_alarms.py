"""Measures how often the checks speak up on good French, and on the output of translation systems.

Prints findings per 1,000 words for each check: on human French, cut into pseudo-articles of 20 lines, and
beside it on the French that four systems made of the same English. Human French is not free of errors; the
share of true ones has to be read from a sample (`--sample N FILE`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import msgspec

from audit.checks.running.registry import all_checks
from audit.records import Article, ArticleAudit, Flag, Lane, Severity
from bench.auditor import Auditor, open_auditor
from bench.data import HUMAN, NEWS_SETS, SYSTEMS, system_articles
from bench.measured import Spoken, read_measured, write_measured
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table, per_thousand

__all__ = ["main"]

TOTALS = ("facts, minor or worse", "facts of style", "suspicions")


@dataclass(slots=True)
class Tally:
    """What was found in one collection: words, findings by check and by kind, and the findings themselves.

    `skips` counts the articles in which a check, by its id, lacked what it needs.
    """

    words: int = 0
    found: Counter[str] = field(default_factory=Counter)
    flags: list[tuple[Article, Flag]] = field(default_factory=list)
    skips: Counter[str] = field(default_factory=Counter)
    articles: int = 0

    def add(self, audit: ArticleAudit) -> None:
        """Count one article."""
        self.words += audit.words
        self.skips.update(skip.check for skip in audit.skips)
        self.articles += 1
        for flag in audit.flags:
            self.found[flag.name] += 1
            self.found[_total(flag)] += 1
            self.flags.append((audit.article, flag))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and write the sample if one is asked for."""
    options = _parser().parse_args(arguments)
    auditor = open_auditor(options)
    tallies = {name: _tally(auditor, options, name) for name in (HUMAN, *options.systems.split(",")) if name}
    print(markdown_table(("check", *tallies), _rows(auditor.checks, tallies)))
    if options.record:
        _record(tallies[HUMAN], options)
    if options.sample:
        count, path = int(options.sample[0]), Path(options.sample[1])
        path.write_text("\n".join(_sample(tallies[HUMAN], count, options.seed)) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = bench_parser("False alarms on human French", sets=NEWS_SETS, engine="none")
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="systems set beside human French")
    parser.add_argument("--original", action="store_true", help="give the checks the English original")
    parser.add_argument("--lines", type=int, default=20, help="lines of a pseudo-article")
    parser.add_argument(
        "--sample", nargs=2, metavar=("N", "FILE"), help="write N facts on human French, minor or worse"
    )
    parser.add_argument("--record", action="store_true", help="keep the human column in docs/measured.json")
    return parser


def _record(tally: Tally, options: argparse.Namespace) -> None:
    measured = read_measured()
    name = f"Human French ({', '.join(chosen_sets(options))})" + (
        ", with its original" if options.original else ""
    )
    found = {check: count for check, count in tally.found.items() if check not in TOTALS}
    skipped = [check.name for check in all_checks() if tally.skips[check.id] == tally.articles]
    spoken = Spoken(words=tally.words, found=found, skipped=skipped)
    write_measured(msgspec.structs.replace(measured, human=measured.human | {name: spoken}))


def _tally(auditor: Auditor, options: argparse.Namespace, system: str) -> Tally:
    tally = Tally()
    for audit in auditor.audits(list(_articles(options, system))):
        tally.add(audit)
    return tally


def _articles(options: argparse.Namespace, system: str) -> Iterator[Article]:
    """Pseudo-articles of all sets, at most `limit` of each."""
    for name in chosen_sets(options):
        yield from system_articles(
            options.data, name, system, lines=options.lines, limit=options.limit, original=options.original
        )


def _total(flag: Flag) -> str:
    facts, style, suspicions = TOTALS
    if flag.lane is Lane.SUSPICION:
        return suspicions
    return style if flag.severity is Severity.STYLE else facts


def _rows(checks: Iterable[str], tallies: Mapping[str, Tally]) -> Iterator[list[str]]:
    for name in (*checks, *TOTALS):
        label = f"**{name}**" if name in TOTALS else name
        yield [label, *(per_thousand(tally.found[name], tally.words) for tally in tallies.values())]
    yield ["words", *(str(tally.words) for tally in tallies.values())]


def _sample(tally: Tally, count: int, seed: int) -> Iterator[str]:
    facts = [(article, flag) for article, flag in tally.flags if _total(flag) == TOTALS[0]]
    for article, flag in Random(seed).sample(facts, min(count, len(facts))):
        start, end = flag.span.start, flag.span.end
        before, after = article.text[max(0, start - 60) : start], article.text[end : end + 60]
        place = f"{before}⟦{flag.span.of(article.text)}⟧{after}".replace("\n", "⏎")
        fix = "" if flag.suggestion is None else f" → {flag.suggestion!r}"
        yield f"{flag.name}\t{flag.severity}\t{place}{fix}\t{flag.message}"


if __name__ == "__main__":
    main()
