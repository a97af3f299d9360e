"""Measures what the models' probabilities are worth beside human judgements and on minimal pairs.

    python -m bench.judgements --data ../shared/data

Prints three tables: how often the better of two near-identical sentences is the more probable one; how well
segments with a major error are found, beside their length; how well marked words are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from audit.config import RunConfig, load_config
from audit.runs.assembly import OpenEngines
from bench.judgements import pairs, segments, words
from bench.judgements.reading import read_biomqm, read_judged
from bench.options import bench_parser
from bench.table import markdown_table

__all__ = ["main"]

MARKED = ("wmt_docqe_train", "wmt22_chat_en-fr")
"""The sets with marked places, beside BioMQM."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = bench_parser("Probabilities beside human judgements", sets=(), engine="bundled")
    options = parser.parse_args(arguments)
    spec = (load_config(options.config) if options.config else RunConfig()).translation
    engines = OpenEngines(spec, options.cache)()
    sets = {
        "biomqm": read_biomqm(options.data)[: options.limit],
        **{name: read_judged(options.data, name)[: options.limit] for name in MARKED},
    }
    print(markdown_table(pairs.HEAD, pairs.rows(options.data, engines, options.limit), words=2), end="\n\n")
    print(markdown_table(segments.HEAD, segments.rows(sets, engines)), end="\n\n")
    print(markdown_table(words.HEAD, words.rows(sets, engines)))


if __name__ == "__main__":
    main()
    sys.exit()
