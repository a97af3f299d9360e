"""Every word that the witness tells in texts without plants, for reading by hand; how many in 1,000 words.

    python -m bench.told --data ../shared/data --systems google,microsoft --limit 300
    python -m bench.told --data ../shared/data --systems human --limit 350

Lines by a system are judged with their originals, lines by a human as French alone. `--seed` draws others.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from audit.calibration.lines import Line, weighed
from audit.config import RunConfig, load_config
from audit.evidence.testimony import Charge, Told, in_doubt
from audit.pipeline import Engines
from audit.records import Witness
from audit.runs.assembly import OpenEngines
from bench.auditor import bundled_witness
from bench.data import HUMAN
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table
from bench.witness.plain import plain_pairs

__all__ = ["main"]

_AROUND = 60
HEAD = ("set", "system", "words", "finding", "told", "in 1,000 words")


def main(arguments: Sequence[str] | None = None) -> None:
    """Weigh, print each told word in its line, then the table."""
    parser = bench_parser("Every word that the witness tells", sets=("wmt13", "flores-dev"), engine="bundled")
    parser.add_argument("--systems", default="google,microsoft")
    options = parser.parse_args(arguments)
    config = load_config(options.config) if options.config else RunConfig()
    spec = config.translation
    engines, rows = OpenEngines(spec, options.cache)(), []
    witness = bundled_witness(spec, engines)
    if witness is None:
        raise SystemExit("nobody has fitted a witness to these models: see bench.witness")
    for name in chosen_sets(options):
        for system in options.systems.split(","):
            pairs = plain_pairs(options.data, name, system)
            drawn = random.Random(options.seed).sample(pairs, min(options.limit or 300, len(pairs)))
            lines = _weighed(drawn, engines, witness, aided=system != HUMAN)
            rows += [[name, system, *row] for row in _rows(lines, witness)]
    print(markdown_table(HEAD, rows, words=2))


def _weighed(
    pairs: Sequence[tuple[str, str]], engines: Engines, witness: Witness, *, aided: bool
) -> list[Line]:
    if not aided:
        backs = engines.back.translate([french for _, french in pairs])
        pairs = [(made.text, french) for made, (_, french) in zip(backs, pairs, strict=True)]
    return weighed(pairs, engines, witness.doubts, aided=aided)


def _rows(lines: Sequence[Line], witness: Witness) -> Iterator[list[str]]:
    """A row for each kind of finding told; each is printed as it is found."""
    words = sum(len(line.weights.french) for line in lines)
    counts: Counter[Charge] = Counter()
    for line in lines:
        for charge, told in _told(line, witness):
            counts[charge] += 1
            print(_shown(charge, told, line))
    for charge, count in sorted(counts.items()):
        yield [f"{words:,}", charge, str(count), f"{1000 * count / words:.2f}"]


def _told(line: Line, witness: Witness) -> Iterator[tuple[Charge, Told]]:
    for charge in Charge:
        if (charge is Charge.UNAIDED_FORM) != bool(line.weights.originals):
            for one in in_doubt(witness, charge, line.weights, line.texts):
                if one.odds > 0:
                    yield charge, one


def _shown(charge: Charge, told: Told, line: Line) -> str:
    own, other = line.texts.french, line.texts.original
    if charge is Charge.UNRENDERED:
        own, other = other, own
    span = told.span
    before, after = own[max(0, span.start - _AROUND) : span.start], own[span.end : span.end + _AROUND]
    instead = f" -> {told.instead.text}" if told.instead else ""
    return f"{charge} {told.odds:.1f}{instead} | {before}⟦{span.of(own)}⟧{after} | {other}"


if __name__ == "__main__":
    main()
    sys.exit()
