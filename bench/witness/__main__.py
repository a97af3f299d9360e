"""Fits the witness of the bundled pair on errors planted in machine translations, and measures it on others.

    python -m bench.witness --data ../shared/data

The fit (words looked into, words told) is stored beside the French→English model as `witness.json`, for
exactly these weights. Prints recall and false alarms on sets that were not fitted on.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from audit.calibration.fitting import fit_witness, fitted_to
from audit.calibration.measuring import measure
from audit.calibration.samples import Sample, aided_sample, unaided_sample
from audit.calibration.slips import Lexicon
from audit.config import RunConfig, load_config
from audit.engines.checkpoints.locating import locate
from audit.engines.fitted import WITNESS_FILE
from audit.pipeline import Engines
from audit.records import Witness
from audit.runs.assembly import OpenEngines
from bench.data import HUMAN, read_lines
from bench.options import bench_parser
from bench.table import markdown_table, share
from bench.witness import ranking, reliability
from bench.witness.plain import plain_pairs
from bench.witness.reliability import judged, with_reliability

__all__ = ["main"]

READ = ("wmt08", "wmt09", "wmt10", "wmt11")
"""What the bundled models were trained on: it surprises them too little to fit anything, but has words."""
FITTED = ("wmt12",)
TESTED = ("wmt13", "flores-dev")
MACHINES = ("google", "microsoft", "bergamot-base-memory")
LIMIT = 60
"""Lines of each set and system that are measured on; the fit takes three times as many."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, store, measure, print."""
    parser = bench_parser("Fit the witness and measure it", sets=TESTED, engine="bundled")
    parser.add_argument("--dry-run", action="store_true", help="store nothing")
    options = parser.parse_args(arguments)
    config = load_config(options.config) if options.config else RunConfig()
    spec = config.translation
    engines = OpenEngines(spec, options.cache)()
    limit = options.limit or LIMIT
    lexicon = Lexicon.of(line for name in READ for line in read_lines(options.data, f"{name}.fr"))
    fit = fit_witness(
        sample(options.data, FITTED, MACHINES, lexicon, 3 * limit, options.seed),
        sample(options.data, FITTED, (HUMAN,), lexicon, 9 * limit, options.seed),
        engines,
        f"news of {', '.join(FITTED)} by {', '.join(MACHINES)}, errors planted",
    )
    fit = with_reliability(fit, judged(options.data, engines, fit, fitted=True))
    if not options.dry_run:
        path = locate(spec.back).folder / WITNESS_FILE
        path.write_bytes(msgspec.json.format(msgspec.json.encode(fitted_to(engines, fit)), indent=1) + b"\n")
    rest = judged(options.data, engines, fit, fitted=False)
    print(markdown_table(reliability.HEAD, reliability.rows(fit, rest)), end="\n\n")
    sets = options.sets.split(",")
    ranked = ranking.rows(options.data, sets, MACHINES[1], engines, lexicon, fit, limit)
    print(markdown_table(ranking.HEAD, ranked, words=2), end="\n\n")
    print(markdown_table(HEAD, measured(options.data, sets, engines, lexicon, fit, limit)))


def sample(
    data: Path,
    sets: Sequence[str],
    systems: Sequence[str],
    lexicon: Lexicon,
    limit: int,
    seed: int,
) -> Sample:
    """Lines of these sets, and the same with errors; with their originals, but for human French."""
    rng = random.Random(f"{seed}/{sets}/{systems}")
    pairs: list[tuple[str, str]] = []
    for name in sets:
        for system in systems:
            found = plain_pairs(data, name, system)
            pairs += rng.sample(found, min(limit, len(found)))
    if HUMAN in systems:
        return unaided_sample(pairs, lexicon, rng)
    return aided_sample(pairs, lexicon, rng)


def measured(
    data: Path, sets: Sequence[str], engines: Engines, lexicon: Lexicon, fit: Witness, limit: int
) -> Iterator[list[str]]:
    """One row for each set, kind of text and slip."""
    for name in sets:
        for systems, text in (
            (MACHINES, "machines, with the original"),
            ((HUMAN,), "human, French alone"),
        ):
            drawn = sample(data, (name,), systems, lexicon, limit, 2)
            for one in measure(fit, drawn, engines):
                shares = [share(number, one.planted) for number in (one.found, one.fixed)]
                yield [name, text, one.kind, one.slip, str(one.planted), *shares, f"{one.others:.2f}"]


HEAD = (
    "set",
    "text",
    "finding",
    "planted",
    "plants",
    "found",
    "with the right word",
    "findings in 1,000 words of the text without plants",
)


if __name__ == "__main__":
    main()
    sys.exit()
