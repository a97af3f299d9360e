"""Measures which articles are called doubtful as a whole: good ones, machine-made ones, and hopeless ones.

    python -m bench.doubtful --data ../shared/data

Prints, for pseudo-articles of 20 lines of sets that no norm was fitted on, how many are in doubt: alone, with
their original, with that of the next article but one, and some of them alone with the words of each line
shuffled.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.records import Article
from audit.reports.summary.grounds import grounds_of
from bench.auditor import Auditor, open_auditor
from bench.data import HUMAN, system_articles
from bench.options import bench_parser, chosen_sets
from bench.table import markdown_table

__all__ = ["main"]

SYSTEMS = (HUMAN, "google", "microsoft", "bergamot-tiny")
APART = 2
SHUFFLED = 20
"""Articles of each set and system whose words are shuffled: nothing of them is in a cache."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = bench_parser(
        "Articles in doubt as a whole", sets=("wmt13", "flores-dev"), engine="bundled"
    ).parse_args(arguments)
    auditor = open_auditor(options, weigh=False)
    rows = []
    for name in chosen_sets(options):
        for system in SYSTEMS:
            made = system_articles(options.data, name, system, limit=options.limit, original=True)
            cells = [_share(auditor, some) for some in _settings(list(made), random.Random(options.seed))]
            rows.append([f"{name}, {system}", *cells])
    head = ("articles", "alone", "with the original", "with another’s", "words shuffled")
    print(markdown_table(head, rows))


def _settings(aided: list[Article], rng: random.Random) -> Iterator[list[Article]]:
    alone = [replace(one, original=None, original_language=None) for one in aided]
    others = [one.original for one in aided[APART:] + aided[:APART]]
    yield alone
    yield aided
    yield [replace(one, original=other) for one, other in zip(aided, others, strict=True)]
    yield [replace(one, text=_shuffled(one.text, rng)) for one in alone[:SHUFFLED]]


def _shuffled(text: str, rng: random.Random) -> str:
    """The lines with their words in another order."""
    rows = [line.split() for line in text.split("\n")]
    return "\n".join(" ".join(rng.sample(row, len(row))) for row in rows)


def _share(auditor: Auditor, articles: Sequence[Article]) -> str:
    doubted = sum(bool(grounds_of(audit).doubtful) for audit in auditor.audits(articles))
    return f"{doubted} of {len(articles)}"


if __name__ == "__main__":
    main()
