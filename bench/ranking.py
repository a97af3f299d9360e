"""Measures whether article scores order systems as a learnt metric does.

Prints the mean article scores of four systems on news, the COMET and BLEU that were published for them, and
the share of pairs of systems, set by set, that each measure orders as COMET does. Published BLEU is misled by
the entities and the typography of some files; our scores read through both, and see no reference.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from statistics import fmean

from bench.article_scores import MEASURES, article_scores
from bench.auditor import Auditor, open_auditor
from bench.data import chunks, find_data, make_article, read_lines
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table, share

__all__ = ["main", "ordered_alike"]

SYSTEMS = ("google", "microsoft", "bergamot-base-memory", "bergamot-tiny")
SETS = ("wmt12", "wmt13", "flores-dev")
COMET, BLEU = "COMET (published)", "BLEU (published)"
ALL = (COMET, BLEU, *MEASURES)
LINES = 20

Row = Mapping[str, float]
"""Measure → value, for one system on one set."""


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
    french = read_lines(options.data, f"{name}.{system}.fr")
    pairs = list(zip(french, read_lines(options.data, f"{name}.en"), strict=True))
    articles = [
        make_article(f"{name}-{system}-{index:03d}", [fr for fr, _ in chunk], [en for _, en in chunk])
        for index, chunk in enumerate(list(chunks(pairs, LINES))[: options.limit])
    ]
    scores = [article_scores(audit) for audit in auditor.audits(articles)]
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
    counts = (ordered_alike(sets, measure) for measure in ALL[1:])
    yield ["pairs ordered as COMET orders them", "", *(share(alike, pairs) for alike, pairs in counts)]


def ordered_alike(sets: Iterable[Mapping[str, Row]], measure: str) -> tuple[int, int]:
    """How many pairs of systems on the same set the measure orders as COMET does, and of how many."""
    pairs = [pair for rows in sets for pair in combinations(rows.values(), 2)]
    alike = sum((one[measure] - two[measure]) * (one[COMET] - two[COMET]) > 0 for one, two in pairs)
    return alike, len(pairs)


if __name__ == "__main__":
    main()
