"""Fits what good French scores by round trip with a pair of models, and what falling short of it means.

The expected chrF by length comes from human news French; the chance of a major error at a given shortfall
from machine-translated medical abstracts that an expert marked (BioMQM). Both are stored beside the
French→English model, as `expectation.json`, for exactly these weights. Prints one table.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np

from audit.config import RunConfig, load_config
from audit.engines.checkpoints.locating import locate
from audit.engines.engine import Engine
from audit.engines.fitted import EXPECTATION_FILE, FittedExpectation
from audit.engines.kept.cached_engine import CachedEngine
from audit.engines.opening import open_engine
from audit.errors import AuditError
from audit.evidence.bleu_chrf import passage_chrfs
from audit.evidence.round_trip_deficit import error_probability, shortfall
from audit.records import Expectation
from audit.text import translation_text, word_count
from bench.data import read_lines
from bench.fitting import Line, Logistic, Vector, area_under_curve, fit_line, fit_logistic
from bench.mqm import MarkedSegment, read_documents
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table

__all__ = ["main", "segments_of"]

T = TypeVar("T")

SETS = ("wmt12", "flores-dev")
FEWEST_WORDS = 4
LIMIT = 1500
GRAVE = frozenset({"Major", "Critical"})


@dataclass(frozen=True, slots=True)
class Sample:
    """Passages, their round-trip chrF, and whether an expert found a major error; False where none looked."""

    texts: tuple[str, ...]
    chrf: Vector
    grave: tuple[bool, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, store, print."""
    parser = bench_parser("Fit the expected round-trip score", sets=SETS, engine="bundled")
    parser.add_argument("--dry-run", action="store_true", help="print the table, store nothing")
    options = parser.parse_args(arguments)
    rng, limit = random.Random(options.seed), options.limit or LIMIT
    lines = [line for name in chosen_sets(options) for line in read_lines(options.data, f"{name}.fr")]
    news = _drawn([line for line in lines if word_count(line) >= FEWEST_WORDS], limit, rng)
    marked = _drawn(segments_of(options.data), limit, rng)
    config = load_config(options.config) if options.config else RunConfig()
    back, forth = _open_engines(config, options.cache)
    good = _sample(news, [False] * len(news), back, forth)
    judged = _sample([one.target for one in marked], [_is_grave(one) for one in marked], back, forth)
    fit = _fit(good, judged, f"{options.sets} ({len(news)} lines), BioMQM ({len(marked)} segments)")
    if not options.dry_run:
        _store(config, back, forth, fit)
    print(markdown_table(("measure", "value"), _rows(fit, good, judged)))


def _open_engines(config: RunConfig, cache: Path | None) -> tuple[Engine, Engine]:
    spec = config.translation
    try:
        engines = open_engine(spec.back, spec), open_engine(spec.forth, spec)
    except AuditError as error:
        print(f"bench: {error} ({error.hint})", file=sys.stderr)
        raise SystemExit(error.exit_code) from error
    return CachedEngine(engines[0], cache), CachedEngine(engines[1], cache)


def _store(config: RunConfig, back: Engine, forth: Engine, fit: Expectation) -> None:
    fitted = FittedExpectation(
        back_revision=back.fingerprint.revision, forth_revision=forth.fingerprint.revision, expectation=fit
    )
    encoded = msgspec.json.format(msgspec.json.encode(fitted), indent=2)
    (locate(config.translation.back).folder / EXPECTATION_FILE).write_bytes(encoded + b"\n")


def segments_of(data: Path) -> list[MarkedSegment]:
    """The machine-translated segments of BioMQM, each text once, judged as its first annotator judged it."""
    found: dict[str, MarkedSegment] = {}
    for document in read_documents(data):
        for segment in document.segments:
            if word_count(segment.target) >= FEWEST_WORDS:
                found.setdefault(segment.target, segment)
    return list(found.values())


def _is_grave(segment: MarkedSegment) -> bool:
    return any(error.severity in GRAVE for error in segment.errors)


def _drawn(items: list[T], limit: int, rng: random.Random) -> list[T]:
    return items if len(items) <= limit else rng.sample(items, limit)


def _sample(texts: Sequence[str], grave: Sequence[bool], back: Engine, forth: Engine) -> Sample:
    english = back.translate([translation_text(text) for text in texts])
    french = forth.translate([one.text for one in english])
    scores = passage_chrfs([one.text for one in french], texts)
    return Sample(tuple(texts), np.array(scores), tuple(grave))


def _fit(good: Sample, judged: Sample, fitted_on: str) -> Expectation:
    line = fit_line(np.array([math.log(word_count(text)) for text in good.texts]), good.chrf)
    plain = _expectation(line, Logistic(intercept=0.0, slope=0.0), fitted_on)
    logistic = fit_logistic(_shortfalls(plain, judged), np.array(judged.grave))
    return _expectation(line, logistic, fitted_on)


def _expectation(line: Line, logistic: Logistic, fitted_on: str) -> Expectation:
    return Expectation(
        intercept=round(line.intercept, 4),
        slope=round(line.slope, 4),
        deviation=round(line.deviation, 4),
        logit_intercept=round(logistic.intercept, 4),
        logit_slope=round(logistic.slope, 4),
        fitted_on=fitted_on,
    )


def _shortfalls(expectation: Expectation, sample: Sample) -> Vector:
    pairs = zip(sample.texts, sample.chrf, strict=True)
    return np.array([shortfall(expectation, text, float(chrf)) for text, chrf in pairs])


def _rows(fit: Expectation, good: Sample, judged: Sample) -> list[tuple[str, str]]:
    short, news = _shortfalls(fit, judged), _shortfalls(fit, good)
    at_two = error_probability(fit, 2.0)
    flagged = {name: _flagged(fit, values) for name, values in (("news", news), ("BioMQM", short))}
    return [
        ("expected chrF at 10 words", f"{fit.intercept + fit.slope * math.log(10):.1f}"),
        ("expected chrF at 30 words", f"{fit.intercept + fit.slope * math.log(30):.1f}"),
        ("residual standard deviation", f"{fit.deviation:.1f}"),
        ("mean chrF, human news French", f"{good.chrf.mean():.1f}"),
        ("mean chrF, BioMQM", f"{judged.chrf.mean():.1f}"),
        ("BioMQM segments with a major error", f"{np.mean(judged.grave):.2f}"),
        ("AUC of the shortfall for a major error", f"{area_under_curve(short, np.array(judged.grave)):.3f}"),
        ("probability of a major error at z = 0", f"{error_probability(fit, 0.0):.2f}"),
        ("probability of a major error at z = 2", f"{at_two:.2f}"),
        ("human news passages with z ≥ 2 and p ≥ 0.5", f"{flagged['news']:.3f}"),
        ("BioMQM segments with z ≥ 2 and p ≥ 0.5", f"{flagged['BioMQM']:.3f}"),
    ]


def _flagged(fit: Expectation, shortfalls: Vector) -> float:
    return float(np.mean([z >= 2 and error_probability(fit, float(z)) >= 0.5 for z in shortfalls]))


if __name__ == "__main__":
    main()
