"""Fits what good French scores with a pair of models: in a round trip, and against its original.

    python -m bench.expectation --data ../shared/data

Both norms come from human news in pseudo-articles of 20 lines: what a passage is expected to score by its
length, and how much whole articles differ. They are stored beside the French→English model, as
`expectation.json`, for exactly these weights. Prints one table; bench/doubtful.py measures on other sets.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from audit.config import RunConfig, load_config
from audit.engines.checkpoints.locating import locate
from audit.engines.fitted import EXPECTATION_FILE, FittedExpectation
from audit.errors import AuditError
from audit.evidence.scored_evidence import round_trip_scores, scored_evidence, source_scores
from audit.evidence.shortfall import shortfall
from audit.passages import prepare
from audit.pipeline import Engines, translate
from audit.records import Article, Expectation, Norm
from audit.runs.assembly import OpenEngines
from audit.text import word_count
from bench.data import HUMAN, system_articles
from bench.fitting import fit_line
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table

__all__ = ["main"]

SETS = ("wmt12",)

Scored = list[tuple[str, float]]
"""The passages of an article, each with its chrF."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, store, print."""
    parser = bench_parser("Fit what good French scores", sets=SETS, engine="bundled")
    parser.add_argument("--dry-run", action="store_true", help="print the table, store nothing")
    options = parser.parse_args(arguments)
    config = load_config(options.config) if options.config else RunConfig()
    engines = _open_engines(config, options)
    alone, aided = (
        _scored(list(_articles(options, original=given)), engines, config) for given in (False, True)
    )
    fit = Expectation(
        round_trip=_norm(alone), source=_norm(aided), fitted_on=f"{options.sets} ({len(alone)} articles)"
    )
    if not options.dry_run:
        _store(config, engines, fit)
    head = ("", "chrF at 10 words", "at 30 words", "standard deviation", "spread of articles")
    norms = {"in a round trip": fit.round_trip, "against the original": fit.source}
    print(markdown_table(head, [_row(name, norm) for name, norm in norms.items()]))


def _open_engines(config: RunConfig, options: argparse.Namespace) -> Engines:
    try:
        return OpenEngines(config.translation, options.cache)()
    except AuditError as error:
        print(f"bench: {error} ({error.hint})", file=sys.stderr)
        raise SystemExit(error.exit_code) from error


def _store(config: RunConfig, engines: Engines, fit: Expectation) -> None:
    fitted = FittedExpectation(
        back_revision=engines.back.fingerprint.revision,
        forth_revision=engines.forth.fingerprint.revision,
        expectation=fit,
    )
    encoded = msgspec.json.format(msgspec.json.encode(fitted), indent=2)
    (locate(config.translation.back).folder / EXPECTATION_FILE).write_bytes(encoded + b"\n")


def _articles(options: argparse.Namespace, *, original: bool) -> Iterator[Article]:
    for name in chosen_sets(options):
        yield from system_articles(options.data, name, HUMAN, limit=options.limit, original=original)


def _scored(articles: Sequence[Article], engines: Engines, config: RunConfig) -> list[Scored]:
    """The scores of articles that all have originals, or all have none."""
    translation = msgspec.structs.replace(config.translation, weigh=False)
    plain = msgspec.structs.replace(config, translation=translation)
    found = translate([prepare(one) for one in articles], engines, plain)
    evidence = [
        scored_evidence(one.prepared, one.backs, one.round_trips, samples=1).evidence for one in found
    ]
    return [list((source_scores if one.links else round_trip_scores)(one)) for one in evidence]


def _norm(articles: Sequence[Scored]) -> Norm:
    """The line that passages follow, and what the means of articles differ by beyond chance."""
    pairs = [pair for row in articles for pair in row]
    lengths = np.array([math.log(max(1, word_count(text))) for text, _ in pairs])
    line = fit_line(lengths, np.array([chrf for _, chrf in pairs]))
    plain = Norm(intercept=line.intercept, slope=line.slope, deviation=line.deviation, spread=0.0)
    means = [np.mean([shortfall(plain, text, chrf) for text, chrf in row]) for row in articles]
    chance = np.mean([1 / len(row) for row in articles])
    return Norm(
        intercept=round(line.intercept, 4),
        slope=round(line.slope, 4),
        deviation=round(line.deviation, 4),
        spread=round(math.sqrt(max(0.0, float(np.var(means) - chance))), 4),
    )


def _row(name: str, norm: Norm) -> list[str]:
    expected = [f"{norm.intercept + norm.slope * math.log(words):.1f}" for words in (10, 30)]
    return [name, *expected, f"{norm.deviation:.1f}", f"{norm.spread:.2f} of these"]


if __name__ == "__main__":
    main()
