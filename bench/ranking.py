"""Measures whether article scores order systems as a learnt metric does.

Prints the mean article scores of four systems on news, the COMET and BLEU that were published for them, and
the share of pairs of systems, set by set, that each measure orders as COMET does. Published BLEU is misled by
the entities and the typography of some files; our scores read through both, and see no reference.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from bench.article_scores import MEASURES, Row, article_scores, ordered_alike
from bench.auditor import Auditor, open_auditor
from bench.data import SYSTEMS, find_data, system_articles
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table, share

__all__ = ["main"]

SETS = ("wmt12", "wmt13", "flores-dev")
COMET, BLEU = "COMET (published)", "BLEU (published)"
ALL = (COMET, BLEU, *MEASURES)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = bench_parser("Agreement of article scores with COMET", sets=SETS, engine="bundled")
    options = parser.parse_args(arguments)
    auditor = open_auditor(options, round_trips=True)
    sets = [
        {system: _row(auditor, options, name, system) for system in SYSTEMS} for name in chosen_sets(options)
    ]
    print(markdown_table(("", *ALL), _rows(sets)))


def _row(auditor: Auditor, options: argparse.Namespace, name: str, system: str) -> Row:
    articles = system_articles(options.data, name, system, limit=options.limit, original=True)
    scores = [article_scores(audit) for audit in auditor.audits(list(articles))]
    means = {measure: fmean(score[measure] for score in scores) for measure in MEASURES}
    return _published(options, name, system) | means


def _published(options: argparse.Namespace, name: str, system: str) -> dict[str, float]:
    with find_data(options.data, "news/published-scores.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if (row["testset"], row["direction"], row["system"]) == (name, "en-fr", system):
                return {COMET: float(row["comet"]), BLEU: float(row["bleu"])}
    raise ValueError(f"nothing was published for {system} on {name}")


def _rows(sets: Sequence[Mapping[str, Row]]) -> Iterator[list[str]]:
    for system in SYSTEMS:
        comet, *others = (fmean(rows[system][measure] for rows in sets) for measure in ALL)
        yield [system, f"{comet:.3f}", *(f"{value:.1f}" for value in others)]
    groups = [list(rows.values()) for rows in sets]
    counts = (ordered_alike(groups, measure, COMET) for measure in ALL[1:])
    yield ["pairs ordered as COMET orders them", "", *(share(alike, pairs) for alike, pairs in counts)]


if __name__ == "__main__":
    main()
